import "server-only";
import type { ByteRange } from "./blob-store";

/**
 * The part of `size` bytes that a `Range` header asks for (RFC 9110, 14.1.2). Null: all of it, also for
 * several parts at once, which nobody who plays or shows media asks for. "none": no such part.
 */
export function parseRange(header: string | null, size: number): ByteRange | "none" | null {
  const [, first = "", last = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/i.exec(header ?? "") ?? [];
  if (first === "" && last === "") return null;
  if (first === "")
    return Number(last) === 0 ? "none" : { start: Math.max(0, size - Number(last)), end: size - 1 };
  const start = Number(first);
  const end = last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== "" && Number(last) < start) return null;
  return start >= size ? "none" : { start, end };
}
