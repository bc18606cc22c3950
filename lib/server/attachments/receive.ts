import "server-only";
import type { Attachment } from "@/lib/protocol/api";
import { ERRORS } from "@/lib/protocol/errors";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { env } from "@/lib/server/env";
import { HttpError } from "@/lib/server/errors";
import { withIncoming } from "@/lib/server/media/incoming";
import { inspect } from "@/lib/server/media/inspect";
import { keepBlob } from "@/lib/server/media/keep";
import { processWide } from "@/lib/server/process-wide";
import { getAttachment } from "./get";
import { removeAttachment } from "./remove";

type Announced = { id: string; name: string; declared_type: string; size: number; sha256: string };

/**
 * Takes in the bytes of a file that was announced. Nothing of it is kept unless all of it came, as it
 * was announced, and is of a type that can be taken. Throws an HttpError, after which it may be sent again.
 */
export async function receiveAttachment(owner: Owner, id: string, request: Request): Promise<Attachment> {
  const announced = await findAnnounced(owner, id);
  if (!announced) return getAttachment(owner, id);
  checkHeaders(request.headers, announced);
  const receiving = processWide("receiving", () => new Set<string>());
  if (receiving.has(id)) throw new HttpError("upload_conflict");
  receiving.add(id);
  try {
    await receive(owner, announced, request);
  } catch (cause) {
    // These bytes will never be taken, so no room is kept for them.
    if (cause instanceof HttpError && ERRORS[cause.code].status === 415) await removeAttachment(owner, id);
    throw cause;
  } finally {
    receiving.delete(id);
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

async function receive(owner: Owner, announced: Announced, request: Request): Promise<void> {
  const bytes = readWithin(request.body, announced.size, env().UPLOAD_STALL_MS);
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

/** The bytes of a body, at most `size` of them, and none that is waited for longer than `stallMs`. */
async function* readWithin(
  body: ReadableStream<Uint8Array> | null,
  size: number,
  stallMs: number,
): AsyncGenerator<Uint8Array> {
  if (!body) throw new HttpError("upload_incomplete");
  const reader = body.getReader();
  let received = 0;
  try {
    for (;;) {
      const { done, value } = await orStalled(reader.read(), stallMs);
      if (done) return;
      received += value.byteLength;
      if (received > size) throw new HttpError("file_too_large");
      yield value;
    }
  } finally {
    // What still comes is not waited for; a connection that broke has nothing left to cancel.
    reader.cancel().catch(() => undefined);
  }
}

// Who stands still would otherwise keep the connection for minutes, with a request that nobody reads.
const CLOSING = { headers: { connection: "close" } };

async function orStalled<T>(reading: Promise<T>, ms: number): Promise<T> {
  const broken = reading.catch((cause: unknown) => {
    throw new HttpError("upload_incomplete", { cause });
  });
  let timer: NodeJS.Timeout | undefined;
  const stalled = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new HttpError("upload_stalled", CLOSING)), ms);
  });
  return Promise.race([broken, stalled]).finally(() => clearTimeout(timer));
}
