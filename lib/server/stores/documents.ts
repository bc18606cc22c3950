import "server-only";
import { type StoreDocument, storeNameOf } from "@/lib/protocol/stores";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { HttpError } from "@/lib/server/errors";
import { toStoreDocument } from "./document-row";
import { findStore } from "./find-store";
import { removeNow, takeUpSoon } from "./take-up";

/** The documents of a store, the newest first, with how far each is. Throws `not_found`. */
export async function listDocuments(owner: Owner, storeId: string): Promise<StoreDocument[]> {
  const { name } = await findStore(owner, storeNameOf(storeId));
  const { db } = await database();
  const rows = await db
    .selectFrom("store_documents")
    .selectAll()
    .where("store_name", "=", name)
    .where("owner_id", "=", owner.id)
    .where("removed_at", "is", null)
    .orderBy("created_at", "desc")
    .orderBy("id")
    .execute();
  // Where no clock ticks between requests, who looks is the clock.
  if (rows.some(({ state }) => state === "uploading" || state === "indexing")) takeUpSoon();
  return rows.map(toStoreDocument);
}

type Place = { storeId: string; documentId: string };

/** Brings a document that failed on its way again. Throws `not_found`; one that has not failed stays as it is. */
export async function retryDocument(owner: Owner, { storeId, documentId }: Place): Promise<StoreDocument> {
  const { db } = await database();
  const known = await ofOwner(owner, { storeId, documentId });
  await db
    .updateTable("store_documents")
    .set({
      // What Google was still at is looked at again.
      state: known.operation_name === null ? "uploading" : "indexing",
      problem: null,
      lease_until: 0,
      indexing_since: null,
    })
    .where("id", "=", known.id)
    .where("owner_id", "=", owner.id)
    .where("state", "=", "failed")
    .where("media_id", "is not", null)
    .execute();
  takeUpSoon();
  return toStoreDocument(await ofOwner(owner, { storeId, documentId }));
}

/** Hides a document at once and has it deleted at Google, now or as soon as Google answers. Throws `not_found`. */
export async function removeDocument(owner: Owner, place: Place): Promise<void> {
  const { id } = await ofOwner(owner, place);
  const { db, engine } = await database();
  await db
    .updateTable("store_documents")
    .set({ removed_at: engine.now })
    .where("id", "=", id)
    .where("owner_id", "=", owner.id)
    .execute();
  await removeNow(id);
}

async function ofOwner(owner: Owner, { storeId, documentId }: Place) {
  const { db } = await database();
  const row = await db
    .selectFrom("store_documents")
    .selectAll()
    .where("id", "=", documentId)
    .where("store_name", "=", storeNameOf(storeId))
    .where("owner_id", "=", owner.id)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  if (!row) throw new HttpError("not_found");
  return row;
}
