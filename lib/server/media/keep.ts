import "server-only";
import type { Transaction } from "kysely";
import { newId } from "@/lib/protocol/id";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import type { Schema } from "@/lib/server/db/schema";
import { blobStore } from "./blob-store";
import type { Incoming } from "./incoming";
import type { Inspection } from "./inspect";

type Link = (tx: Transaction<Schema>, blobId: string) => Promise<void>;

/**
 * Keeps a file for good, once for each owner and hash, and has `link` point to it in the same
 * transaction: a blob without anything that points to it may be swept away at any moment.
 */
export async function keepBlob(
  owner: Owner,
  incoming: Incoming,
  inspection: Inspection,
  link: Link,
): Promise<void> {
  const known = await findBlob(owner, incoming.sha256);
  if (known && !known.isMissing && (await linkKnown(known.id, link))) return;
  // A key whose row is gone may be on its way out of the store: it is not used again.
  const id = known?.isMissing ? known.id : newId();
  const store = await blobStore();
  const { mimeType } = inspection;
  await store.put(id, incoming.path, { mimeType, size: incoming.size });
  try {
    const kept = await insertBlob(owner, id, incoming, inspection, link);
    // The same bytes came a second time in the same moment: one copy is enough.
    if (kept !== id) await store.remove(id);
  } catch (cause) {
    if (id !== known?.id) await store.remove(id);
    throw cause;
  }
}

async function findBlob(owner: Owner, sha256: string): Promise<{ id: string; isMissing: boolean } | null> {
  const { db } = await database();
  const row = await db
    .selectFrom("blobs")
    .select(["id", "missing_at"])
    .where("owner_id", "=", owner.id)
    .where("sha256", "=", sha256)
    .executeTakeFirst();
  return row ? { id: row.id, isMissing: row.missing_at !== null } : null;
}

/** False where the blob was swept away in this moment. */
async function linkKnown(blobId: string, link: Link): Promise<boolean> {
  const { db } = await database();
  return db.transaction().execute(async (tx) => {
    const held = await tx
      .updateTable("blobs")
      .set((eb) => ({ size: eb.ref("size") }))
      .where("id", "=", blobId)
      .where("missing_at", "is", null)
      .executeTakeFirst();
    if (held.numUpdatedRows === 0n) return false;
    await link(tx, blobId);
    return true;
  });
}

async function insertBlob(
  owner: Owner,
  id: string,
  { size, sha256 }: Incoming,
  { mimeType, width, height }: Inspection,
  link: Link,
): Promise<string> {
  const { db, engine } = await database();
  return db.transaction().execute(async (tx) => {
    const row = await tx
      .insertInto("blobs")
      .values({
        id,
        owner_id: owner.id,
        sha256,
        size,
        mime_type: mimeType,
        width,
        height,
        created_at: engine.now,
      })
      .onConflict((conflict) => conflict.columns(["owner_id", "sha256"]).doUpdateSet({ missing_at: null }))
      .returning("id")
      .executeTakeFirstOrThrow();
    await link(tx, row.id);
    return row.id;
  });
}
