import "server-only";
import type { Transaction } from "kysely";
import { PINNED_MAX } from "@/lib/protocol/folders";
import { timesInOrder } from "@/lib/protocol/pinned-order";
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

/** Has those of the owner's threads that are pinned stand in this order. */
export async function orderPins(
  tx: Transaction<Schema>,
  owner: Owner,
  threadIds: readonly string[],
): Promise<void> {
  const rows = await tx
    .selectFrom("threads")
    .select(["id", "pinned_at"])
    .where("id", "in", threadIds)
    .where("owner_id", "=", owner.id)
    .where("pinned_at", "is not", null)
    .where("deleted_at", "is", null)
    .execute();
  const pinnedAts = new Map(rows.map(({ id, pinned_at }) => [id, pinned_at ?? 0]));
  const ordered = [...new Set(threadIds)].filter((id) => pinnedAts.has(id));
  const times = timesInOrder([...pinnedAts.values()]);
  for (const [at, id] of ordered.entries())
    if (times[at] !== pinnedAts.get(id))
      await tx
        .updateTable("threads")
        .set({ pinned_at: times[at] ?? null })
        .where("id", "=", id)
        .where("owner_id", "=", owner.id)
        .execute();
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
