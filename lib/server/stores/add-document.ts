import "server-only";
import { sql, type Transaction } from "kysely";
import type { AddDocument } from "@/lib/protocol/api";
import { newId } from "@/lib/protocol/id";
import { mediaTypeOf } from "@/lib/protocol/media-types";
import { DOCUMENT_MAX_BYTES, DOCUMENTS_MAX, type StoreDocument, storeNameOf } from "@/lib/protocol/stores";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { isReferred } from "@/lib/server/db/referred";
import type { Schema } from "@/lib/server/db/schema";
import { HttpError } from "@/lib/server/errors";
import { indexingPrice } from "@/lib/server/limits/estimate";
import { charge } from "@/lib/server/limits/reserve";
import { findMedia, type StoredMedia } from "@/lib/server/media/stored-media";
import { toStoreDocument } from "./document-row";
import { takeUpSoon } from "./take-up";

/**
 * Puts an attachment into a store; it goes to Google in its own time. The same attachment asked for again
 * is the same document, so an answer that was lost costs nothing. Throws an HttpError.
 */
export async function addDocument(owner: Owner, storeId: string, body: AddDocument): Promise<StoreDocument> {
  const name = storeNameOf(storeId);
  const { db } = await database();
  const document = await db.transaction().execute(async (tx) => {
    await lockStore(tx, owner, name);
    const known = await findKnown(tx, owner, name, body.attachmentId);
    if (known) return known;
    const media = (await findMedia(owner, [body.attachmentId], tx)).get(body.attachmentId);
    if (!media || media.isMissing) throw new HttpError("attachment_gone");
    checkTaken(media);
    await checkRoom(tx, name);
    const id = newId();
    await insert(tx, owner, { id, storeName: name, media, body });
    await charge(tx, { owner, address: null }, { id, dollars: indexingPrice(media) });
    return findKnown(tx, owner, name, body.attachmentId);
  });
  if (!document) throw new Error("A document that was just made is not there.");
  takeUpSoon();
  return toStoreDocument(document);
}

/** Of two requests for the same store, the second waits here until it can see the first. */
async function lockStore(tx: Transaction<Schema>, owner: Owner, name: string): Promise<void> {
  const locked = await tx
    .updateTable("stores")
    .set((eb) => ({ created_at: eb.ref("created_at") }))
    .where("name", "=", name)
    .where("owner_id", "=", owner.id)
    .executeTakeFirst();
  if (locked.numUpdatedRows === 0n) throw new HttpError("not_found");
}

function findKnown(tx: Transaction<Schema>, owner: Owner, storeName: string, attachmentId: string) {
  return tx
    .selectFrom("store_documents")
    .selectAll()
    .where("store_name", "=", storeName)
    .where("attachment_id", "=", attachmentId)
    .where("owner_id", "=", owner.id)
    .where("removed_at", "is", null)
    .executeTakeFirst();
}

function checkTaken({ mimeType, size }: StoredMedia): void {
  if (mediaTypeOf(mimeType)?.kind !== "document") throw new HttpError("not_a_document");
  if (size > DOCUMENT_MAX_BYTES) throw new HttpError("document_too_large");
}

async function checkRoom(tx: Transaction<Schema>, storeName: string): Promise<void> {
  const { documents } = await tx
    .selectFrom("store_documents")
    .select(sql<number>`cast(count(*) as integer)`.as("documents"))
    .where("store_name", "=", storeName)
    .executeTakeFirstOrThrow();
  if (documents >= DOCUMENTS_MAX) throw new HttpError("too_many_documents");
}

type New = { id: string; storeName: string; media: StoredMedia; body: AddDocument };

async function insert(
  tx: Transaction<Schema>,
  owner: Owner,
  { id, storeName, media, body }: New,
): Promise<void> {
  const { engine } = await database();
  try {
    await tx
      .insertInto("store_documents")
      .values({
        id,
        owner_id: owner.id,
        store_name: storeName,
        attachment_id: media.id,
        media_id: media.id,
        name: body.name.replaceAll(/\p{Cc}/gu, " "),
        mime_type: media.mimeType,
        size: media.size,
        metadata: JSON.stringify(body.metadata),
        state: "uploading",
        is_sent: 0,
        lease_until: 0,
        created_at: engine.now,
      })
      .execute();
  } catch (cause) {
    // The file of a draft that was given up went away in this moment.
    throw isReferred(cause) ? new HttpError("attachment_gone") : cause;
  }
  await tx
    .updateTable("media")
    .set({ used_at: sql`coalesce(used_at, ${engine.now})` })
    .where("id", "=", media.id)
    .where("owner_id", "=", owner.id)
    .execute();
}
