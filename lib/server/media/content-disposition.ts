import "server-only";
import { mediaTypeOf } from "@/lib/protocol/media-types";

// Directions that hide what a name really ends in, and everything that a file system or a header minds.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"*/:<>?\\|]/gu;
// File systems take 255 bytes, and a browser may add something as in "name (1).png".
const LONGEST_STEM_BYTES = 200;

/**
 * `Content-Disposition` (RFC 6266) with the name in both spellings, and the ending of its true type. Where
 * that is not known, and null, the name says how it ends.
 */
export function contentDisposition(
  kind: "inline" | "attachment",
  name: string,
  mimeType: string | null,
): string {
  const safe = fileNameOf(name, mimeType);
  const ascii = safe.replaceAll(/[^\x20-\x7e]|%/g, "_");
  const encoded = encodeURIComponent(safe).replaceAll(/['()*]/g, toPercent);
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** A name as every file system takes it, with the ending of its type. */
export function fileNameOf(name: string, mimeType: string | null): string {
  const clean = name.toWellFormed().replaceAll(UNSAFE, "_").replace(/^\.+/, "").trim();
  if (mimeType === null) return cutName(clean.replace(/^[.\s]+/, "")) || "file";
  const type = mediaTypeOf(mimeType);
  const [extension = "bin"] = type?.extensions ?? [];
  const isRight = type?.extensions.some((known) => clean.toLowerCase().endsWith(`.${known}`));
  // A text keeps its ending: `.py` says more than `.txt`, and it is sent as a download in any case.
  const keeps = isRight || (mimeType === "text/plain" && /\.[a-z0-9]{1,10}$/i.test(clean));
  const stem = cutTo(keeps ? clean.replace(/\.[^.]*$/, "") : clean, LONGEST_STEM_BYTES);
  const ending = keeps ? (/\.[^.]*$/.exec(clean)?.[0] ?? "") : `.${extension}`;
  return `${stem || "file"}${ending}`;
}

/** A name that is too long keeps its ending. */
function cutName(name: string): string {
  const ending = /\.[a-z0-9]{1,10}$/i.exec(name)?.[0] ?? "";
  return cutTo(name.slice(0, name.length - ending.length), LONGEST_STEM_BYTES) + ending;
}

/** As many whole characters as fit. */
function cutTo(text: string, bytes: number): string {
  return new TextDecoder().decode(Buffer.from(text).subarray(0, bytes), { stream: true });
}

function toPercent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
