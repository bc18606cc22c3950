import "server-only";
import type { Imported } from "@/lib/protocol/transfer";
import type { Owner } from "@/lib/server/access/owner";
import { env } from "@/lib/server/env";
import { HttpError } from "@/lib/server/errors";
import { inLine } from "@/lib/server/in-line";
import { checkDiskRoom, withIncoming } from "@/lib/server/media/incoming";
import { CLOSING, readWithin } from "@/lib/server/media/read-within";
import { processWide } from "@/lib/server/process-wide";
import { importAccount, isAccount } from "./import-account";
import { openPackage } from "./open-package";
import { parseText, readConversation } from "./read-conversation";
import { storeConversation } from "./store-conversation";

const SHORTEST_LIMIT_MS = 5 * 60_000;
const SLOWEST_BYTES_PER_MS = 8;
// Each may hold a large conversation in memory until all of its files are here.
const IMPORTS = { name: "imports", places: 2 };

/**
 * Makes a thread of the bytes of an exported conversation: a new one each time, the owner's from the start,
 * and nothing at all where any part of it cannot be taken. Of an exported account it takes all that is not there yet.
 */
export async function importConversation(owner: Owner, request: Request): Promise<Imported> {
  const size = checkHeaders(request.headers);
  await checkDiskRoom(size);
  const importing = processWide("importing", () => new Set<string>());
  // One file of a person's after the other is enough, and the line is for everybody.
  if (importing.has(owner.id)) throw new HttpError("too_many_requests");
  importing.add(owner.id);
  const abort = new AbortController();
  const limitMs = SHORTEST_LIMIT_MS + size / SLOWEST_BYTES_PER_MS;
  const timer = setTimeout(() => abort.abort(new HttpError("upload_stalled", CLOSING)), limitMs);
  const patience = { stallMs: env().UPLOAD_STALL_MS, signal: abort.signal };
  try {
    return await withIncoming(readWithin(request.body, size, patience), ({ path, size: received }) => {
      if (received === 0) throw new HttpError("empty_file");
      return inLine(IMPORTS, () => takeIn(owner, path));
    });
  } finally {
    clearTimeout(timer);
    importing.delete(owner.id);
  }
}

/** How much may come. A type that no form can send keeps other sites out, whatever browser they are opened in. */
function checkHeaders(headers: Headers): number {
  const isBytes = headers.get("content-type") === "application/octet-stream";
  if (!isBytes || headers.has("content-encoding")) throw new HttpError("unsupported_content_type");
  const length = headers.get("content-length");
  const size = length === null ? env().MAX_FILE_BYTES : Number(length);
  if (size > env().MAX_FILE_BYTES) throw new HttpError("file_too_large");
  return size;
}

async function takeIn(owner: Owner, path: string): Promise<Imported> {
  const source = await openPackage(path);
  try {
    const value = parseText(await source.readText());
    if (isAccount(value)) return await importAccount(owner, value, source.conversations);
    return { threadId: await storeConversation(owner, source, await readConversation(value), "new") };
  } finally {
    source.close();
  }
}
