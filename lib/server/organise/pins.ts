import "server-only";
import type { Transaction } from "kysely";
import { PINNED_MAX } from "@/lib/protocol/folders";
import { holdOwner, type Owner } from "@/lib/server/access/owner";
import type { Schema } from "@/lib/server/db/schema";
import { SECTION } from "./section";

/** Holds the owner, so that what is pinned at once is counted one after the other. */
export async function hasTooManyPinned(tx: Transaction<Schema>, owner: Owner): Promise<boolean> {
  await holdOwner(tx, owner);
  return (await listPinned(tx, owner)).length > PINNED_MAX;
}

/** Unpins what was pinned first, where two lists have become one that is too long to be shown. */
export async function keepNewestPins(tx: Transaction<Schema>, owner: Owner): Promise<void> {
  const ids = await listPinned(tx, owner);
  if (ids.length > PINNED_MAX) await unpin(tx, ids.slice(PINNED_MAX));
}

export async function unpin(tx: Transaction<Schema>, threadIds: readonly string[]): Promise<void> {
  await tx.updateTable("threads").set({ pinned_at: null }).where("id", "in", threadIds).execute();
}

/** The last to be pinned first. */
async function listPinned(tx: Transaction<Schema>, owner: Owner): Promise<string[]> {
  const rows = await tx
    .selectFrom("threads")
    .select("id")
    .where("owner_id", "=", owner.id)
    .where(SECTION, "=", "pinned")
    .where("deleted_at", "is", null)
    .orderBy("pinned_at", "desc")
    .execute();
  return rows.map(({ id }) => id);
}
