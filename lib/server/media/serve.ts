import "server-only";
import { isShownInline } from "@/lib/protocol/media-types";
import type { Owner } from "@/lib/server/access/owner";
import { LENGTH_HEADER } from "@/lib/server/body-length";
import { DATA_POLICY } from "@/lib/server/content-policy";
import { HttpError } from "@/lib/server/errors";
import { type ByteRange, blobStore } from "./blob-store";
import { parseRange } from "./byte-range";
import { contentDisposition } from "./content-disposition";
import { noteMissing } from "./missing";
import { openCounted, type Reader } from "./open-counted";
import { findMedia, type StoredMedia } from "./stored-media";

/**
 * The bytes of something that the owner has, whole or the part that was asked for. Whatever they are,
 * they run nowhere: neither as a page of ours nor as a script. Throws `not_found` and `file_missing`.
 */
export async function serveMedia(owner: Owner, id: string, request: Request): Promise<Response> {
  const media = (await findMedia(owner, [id])).get(id);
  if (!media) throw new HttpError("not_found");
  return serveStored(owner, media, request, (range) => readStored(media, range));
}

export type ServedFile = Pick<StoredMedia, "name" | "mimeType" | "size" | "sha256">;
type Read = (range?: ByteRange) => Promise<ReadableStream<Uint8Array>>;

/** Answers with a file or the part of it that was asked for, which `read` opens. */
export async function serveStored(
  reader: Reader,
  file: ServedFile,
  request: Request,
  read: Read,
): Promise<Response> {
  const asked = request.headers;
  const headers = headersOf(file, new URL(request.url).searchParams.has("download"));
  const etag = `"${file.sha256}"`;
  headers.set("etag", etag);
  if (asked.get("if-none-match")?.includes(etag)) return new Response(null, { status: 304, headers });
  const isSame = (asked.get("if-range") ?? etag) === etag;
  const range = isSame ? parseRange(asked.get("range"), file.size) : null;
  if (range === "none") {
    const whole = { "content-range": `bytes */${file.size}` };
    throw new HttpError("range_not_satisfiable", { headers: whole });
  }
  const { start, end } = range ?? { start: 0, end: file.size - 1 };
  headers.set(LENGTH_HEADER, String(end - start + 1));
  if (range) headers.set("content-range", `bytes ${start}-${end}/${file.size}`);
  const body = await openCounted(reader, () => read(range ?? undefined));
  return new Response(body, { status: range ? 206 : 200, headers });
}

function headersOf({ name, mimeType }: ServedFile, isDownload: boolean): Headers {
  const isInline = isShownInline(mimeType) && !isDownload;
  return new Headers({
    "content-type": typeFor(mimeType),
    "content-disposition": contentDisposition(isInline ? "inline" : "attachment", name, mimeType),
    "content-security-policy": DATA_POLICY,
    "cross-origin-resource-policy": "same-origin",
    "accept-ranges": "bytes",
    "cache-control": "private, no-store",
  });
}

/** Pictures and sound by their type, text as text, and what else could be opened by something as bytes. */
function typeFor(mimeType: string): string {
  if (mimeType.startsWith("text/")) return "text/plain; charset=utf-8";
  return mimeType.startsWith("application/") ? "application/octet-stream" : mimeType;
}

async function readStored(media: StoredMedia, range?: ByteRange): Promise<ReadableStream<Uint8Array>> {
  const bytes = media.isMissing ? null : await (await blobStore()).read(media.blobId, range);
  if (bytes) return bytes;
  await noteMissing(media.blobId);
  throw new HttpError("file_missing");
}
