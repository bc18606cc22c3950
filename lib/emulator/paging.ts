import { refuseClassic } from "./errors.ts";

interface PageOptions {
  /** Of what the pages are: a token of one list is refused by another. */
  kind: string;
  defaultSize: number;
  largestSize: number;
}

/**
 * The rows a query asks for. There is no token on the last page: the SDK's pager takes an empty
 * one for "more pages" and would ask for ever.
 */
export function parsePage<T>(rows: T[], query: URLSearchParams, options: PageOptions) {
  const size = parseSize(query.get("pageSize") ?? query.get("page_size"), options);
  const start = parseToken(query.get("pageToken") ?? query.get("page_token"), options.kind);
  const end = start + size;
  const nextPageToken = end >= rows.length ? undefined : toToken(options.kind, end);
  return { rows: rows.slice(start, end), nextPageToken };
}

function parseSize(value: string | null, { defaultSize, largestSize }: PageOptions): number {
  if (value === null) return defaultSize;
  const size = Number(value);
  if (!Number.isInteger(size) || size < 0)
    throw refuseClassic(400, `Invalid value at 'page_size': "${value}"`);
  return size === 0 ? defaultSize : Math.min(size, largestSize);
}

function toToken(kind: string, start: number): string {
  return Buffer.from(`${kind}:${start}`).toString("base64url");
}

function parseToken(token: string | null, kind: string): number {
  if (!token) return 0;
  const [found, start] = Buffer.from(token, "base64url").toString().split(":");
  if (found !== kind || !/^\d+$/.test(start ?? "")) throw refuseClassic(400, "Invalid page token.");
  return Number(start);
}
