import "server-only";
import type { Transaction } from "kysely";
import type { Announce, Attachment } from "@/lib/protocol/api";
import { newId } from "@/lib/protocol/id";
import { mediaTypeOf } from "@/lib/protocol/media-types";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import type { Schema } from "@/lib/server/db/schema";
import { env } from "@/lib/server/env";
import { HttpError } from "@/lib/server/errors";
import { checkDiskRoom } from "@/lib/server/media/incoming";
import { checkClaim } from "@/lib/server/media/inspect";
import { checkQuota } from "@/lib/server/media/quota";
import { getAttachment } from "./get";

/**
 * Keeps room for a file that is about to come. Bytes that the owner has here already need not come
 * again: the attachment is whole at once. Throws an HttpError where the file cannot be taken.
 */
export async function announceAttachment(owner: Owner, announced: Announce): Promise<Attachment> {
  const { size } = announced;
  if (size === 0) throw new HttpError("empty_file");
  const mostBytes = env().MAX_FILE_BYTES;
  if (size > mostBytes) throw new HttpError("file_too_large", { mostBytes });
  await checkDiskRoom(size);
  const id = newId();
  const { db, engine } = await database();
  await db.transaction().execute(async (tx) => {
    await checkQuota(tx, owner, [size]);
    await tx
      .insertInto("media")
      .values({
        id,
        owner_id: owner.id,
        blob_id: await findSame(tx, owner, announced),
        name: announced.name.replaceAll(/\p{Cc}/gu, " "),
        declared_type: announced.type,
        size,
        sha256: announced.sha256,
        created_at: engine.now,
      })
      .execute();
  });
  return getAttachment(owner, id);
}

async function findSame(
  tx: Transaction<Schema>,
  owner: Owner,
  { name, type, size, sha256 }: Announce,
): Promise<string | null> {
  const blob = await tx
    .updateTable("blobs")
    .set((eb) => ({ size: eb.ref("size") }))
    .where("owner_id", "=", owner.id)
    .where("sha256", "=", sha256)
    .where("size", "=", size)
    .where("missing_at", "is", null)
    .returning(["id", "mime_type"])
    .executeTakeFirst();
  if (!blob) return null;
  const known = mediaTypeOf(blob.mime_type);
  if (known) checkClaim(known, { name, declaredType: type });
  return blob.id;
}
