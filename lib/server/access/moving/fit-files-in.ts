import "server-only";
import type { Transaction } from "kysely";
import type { Schema } from "@/lib/server/db/schema";
import type { Move } from "./move-owner";

/** Moves bytes, which each owner has once, and recordings of what was read aloud, of which one is enough. */
export async function fitFilesIn(tx: Transaction<Schema>, move: Move): Promise<void> {
  for (const pair of await findSameBytes(tx, move)) await keepOne(tx, pair);
  await tx
    .updateTable("blobs")
    .set({ owner_id: move.to.id })
    .where("owner_id", "=", move.from.id)
    .where("sha256", "not in", hashesOf(tx, move))
    .execute();
  await tx
    .deleteFrom("speeches")
    .where("owner_id", "=", move.from.id)
    .where("text_hash", "in", (eb) =>
      eb.selectFrom("speeches").select("text_hash").where("owner_id", "=", move.to.id),
    )
    .execute();
  await tx
    .updateTable("speeches")
    .set({ owner_id: move.to.id })
    .where("owner_id", "=", move.from.id)
    .execute();
}

type Pair = { coming: string; known: string; isKnownMissing: boolean };

async function findSameBytes(tx: Transaction<Schema>, { from, to }: Move): Promise<Pair[]> {
  const rows = await tx
    .selectFrom("blobs as coming")
    .innerJoin("blobs as known", "known.sha256", "coming.sha256")
    .select(["coming.id as coming", "known.id as known", "known.missing_at"])
    .where("coming.owner_id", "=", from.id)
    .where("known.owner_id", "=", to.id)
    .execute();
  return rows.map(({ coming, known, missing_at }) => ({
    coming,
    known,
    isKnownMissing: missing_at !== null,
  }));
}

/** Has every file point to one of two copies. The other has none then, and the sweep of files removes it. */
async function keepOne(tx: Transaction<Schema>, { coming, known, isKnownMissing }: Pair): Promise<void> {
  const [kept, left] = isKnownMissing ? [coming, known] : [known, coming];
  await tx.updateTable("media").set({ blob_id: kept }).where("blob_id", "=", left).execute();
  // A row whose bytes are missing has nothing to sweep.
  if (isKnownMissing) await tx.deleteFrom("blobs").where("id", "=", known).execute();
}

function hashesOf(tx: Transaction<Schema>, { to }: Move) {
  return tx.selectFrom("blobs as other").select("other.sha256").where("other.owner_id", "=", to.id);
}
