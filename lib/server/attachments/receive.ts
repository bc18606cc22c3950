import "server-only";
import type { Attachment } from "@/lib/protocol/api";
import { ERRORS } from "@/lib/protocol/errors";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { env } from "@/lib/server/env";
import { HttpError } from "@/lib/server/errors";
import { checkDiskRoom, withIncoming } from "@/lib/server/media/incoming";
import { inspect } from "@/lib/server/media/inspect";
import { keepBlob } from "@/lib/server/media/keep";
import { CLOSING, readWithin } from "@/lib/server/media/read-within";
import { processWide } from "@/lib/server/process-wide";
import { getAttachment } from "./get";
import { removeAttachment } from "./remove";

const SHORTEST_LIMIT_MS = 5 * 60_000;
const SLOWEST_BYTES_PER_MS = 8;

type Announced = { id: string; name: string; declared_type: string; size: number; sha256: string };

/**
 * Takes in the bytes of a file that was announced. Nothing of it is kept unless all of it came, as it
 * was announced, and is of a type that can be taken. Throws an HttpError, after which it may be sent again.
 */
export async function receiveAttachment(owner: Owner, id: string, request: Request): Promise<Attachment> {
  const announced = await findAnnounced(owner, id);
  if (!announced) return getAttachment(owner, id);
  checkHeaders(request.headers, announced);
  await checkDiskRoom(announced.size);
  // Who sends it again has lost the connection of before, of which nobody may have told us yet.
  const receiving = processWide("receiving", () => new Map<string, AbortController>());
  receiving.get(id)?.abort(new HttpError("upload_replaced", CLOSING));
  const abort = new AbortController();
  receiving.set(id, abort);
  // Byte by byte it would never stand still, and never end.
  const limitMs = SHORTEST_LIMIT_MS + announced.size / SLOWEST_BYTES_PER_MS;
  const timer = setTimeout(() => abort.abort(new HttpError("upload_stalled", CLOSING)), limitMs);
  try {
    await receive(owner, announced, request, abort.signal);
  } catch (cause) {
    // These bytes will never be taken, so no room is kept for them.
    if (cause instanceof HttpError && ERRORS[cause.code].status === 415) await removeAttachment(owner, id);
    throw cause;
  } finally {
    clearTimeout(timer);
    if (receiving.get(id) === abort) receiving.delete(id);
  }
  return getAttachment(owner, id);
}

/** Null where its bytes are here. */
async function findAnnounced(owner: Owner, id: string): Promise<Announced | null> {
  const { db } = await database();
  const row = await db
    .selectFrom("media")
    .leftJoin("blobs", "blobs.id", "media.blob_id")
    .select(["media.id", "media.name", "media.declared_type", "media.size", "media.sha256"])
    .select(["blobs.id as blob_id", "blobs.missing_at"])
    .where("media.id", "=", id)
    .where("media.owner_id", "=", owner.id)
    .executeTakeFirst();
  if (!row) throw new HttpError("not_found");
  return row.blob_id === null || row.missing_at !== null ? row : null;
}

function checkHeaders(headers: Headers, { size }: Announced): void {
  const length = headers.get("content-length");
  if (headers.has("content-encoding")) throw new HttpError("unsupported_content_type");
  if (length === null) return;
  if (Number(length) > env().MAX_FILE_BYTES) throw new HttpError("file_too_large");
  if (Number(length) !== size) throw new HttpError("upload_incomplete");
}

async function receive(
  owner: Owner,
  announced: Announced,
  request: Request,
  signal: AbortSignal,
): Promise<void> {
  const bytes = readWithin(request.body, announced.size, { stallMs: env().UPLOAD_STALL_MS, signal });
  await withIncoming(bytes, async (incoming) => {
    const isWhole = incoming.size === announced.size && incoming.sha256 === announced.sha256;
    if (!isWhole) throw new HttpError("upload_incomplete");
    const { name, declared_type: declaredType } = announced;
    const inspection = await inspect(incoming.path, { name, declaredType });
    await keepBlob(owner, incoming, inspection, async (tx, blobId) => {
      const linked = await tx
        .updateTable("media")
        .set({ blob_id: blobId })
        .where("id", "=", announced.id)
        .where("owner_id", "=", owner.id)
        .executeTakeFirst();
      // The chip was removed while its last bytes came.
      if (linked.numUpdatedRows === 0n) throw new HttpError("not_found");
    });
  });
}
