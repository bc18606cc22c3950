import "server-only";
import { HttpError } from "./errors";

/** Bodies are text and settings; files take another way. */
const MAX_BODY_BYTES = 512 * 1024;

// A NUL in a string of JSON, which must be escaped: PostgreSQL cannot store it.
const ESCAPED_NUL = /(?<!\\)(?:\\\\)*\\u0000/;

/** The JSON of a request's body, read no further than the cap. Throws an HttpError. */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json" || request.headers.has("content-encoding")) {
    throw new HttpError("unsupported_content_type");
  }
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES) throw new HttpError("too_large");
  const text = decode(await readBytes(request));
  if (ESCAPED_NUL.test(text)) throw new HttpError("bad_request");
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new HttpError("bad_json", { cause });
  }
}

async function readBytes(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > MAX_BODY_BYTES) throw new HttpError("too_large");
      chunks.push(chunk);
    }
  } catch (cause) {
    // Who hangs up in the middle of a body is no failure of ours.
    throw cause instanceof HttpError ? cause : new HttpError("bad_json", { cause });
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new HttpError("bad_json", { cause });
  }
}
