import "server-only";
import { sql, type Transaction } from "kysely";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import type { Schema } from "@/lib/server/db/schema";
import { ownLimitOf } from "@/lib/server/limits/own-limit";
import { keepNewestPins } from "@/lib/server/organise/pins";
import { forgetIndexed } from "@/lib/server/search/index-pending";
import { runs } from "@/lib/server/turns/running";
import { fitFilesIn } from "./fit-files-in";
import { fitFunctionsIn, fitMcpServersIn, fitPresetsIn } from "./fit-names-in";
import { OWNED_TABLES } from "./owned-tables";

/** From one owner to another. */
export type Move = { from: Owner; to: Owner };

// Requests that began before are over by then, and so are leases that another process has taken from them.
const LATE_MS = 3_600_000;

/**
 * Makes all that is one owner's another's. Nothing is lost: of what both have there is one, and what only has the
 * name of something else gets another name. The old row stays for a while, as what is under way may still come.
 */
export async function moveOwner(tx: Transaction<Schema>, move: Move): Promise<void> {
  const { engine } = await database();
  await moveRows(tx, move);
  await keepOwnLimit(tx, move);
  await tx
    .updateTable("owners")
    .set({ moved_to: move.to.id, moved_at: engine.now })
    .where("id", "=", move.from.id)
    .execute();
}

/** What one has allowed oneself holds on, unless the other has chosen as well. */
async function keepOwnLimit(tx: Transaction<Schema>, { from, to }: Move): Promise<void> {
  const limit = await ownLimitOf(tx, from.id);
  if (limit === null || (await ownLimitOf(tx, to.id)) !== null) return;
  await tx.updateTable("owners").set({ own_daily_micro_usd: limit }).where("id", "=", to.id).execute();
}

async function moveRows(tx: Transaction<Schema>, move: Move): Promise<void> {
  await forgetIndexed(tx, move.from);
  await fitFilesIn(tx, move);
  await fitMcpServersIn(tx, move);
  await fitFunctionsIn(tx, move);
  await fitPresetsIn(tx, move);
  for (const [table, fate] of Object.entries(OWNED_TABLES)) {
    if (fate !== "goes") continue;
    await sql`update ${sql.table(table)} set owner_id = ${move.to.id} where owner_id = ${move.from.id}`.execute(
      tx,
    );
  }
  await keepNewestPins(tx, move.to);
}

/** Tells the turns that run in this process whose they are now. Others hear of it with their next beat. */
export function tellRunsOfMove({ from, to }: Move): void {
  for (const { owner } of runs().values()) if (owner.id === from.id) owner.id = to.id;
}

/** Brings after what came for an owner who had moved already, and forgets those for whom nothing can come. */
export async function moveStragglers(): Promise<void> {
  const { db, engine } = await database();
  const moved = await db
    .selectFrom("owners")
    .select(["id", "moved_to"])
    .select(sql<number>`${engine.now} - moved_at`.as("age"))
    .where("moved_at", "is not", null)
    .execute();
  for (const { id, moved_to, age } of moved) {
    if (moved_to === null) continue;
    const move = { from: { id }, to: { id: moved_to } };
    await db.transaction().execute(async (tx) => {
      await moveRows(tx, move);
      if (age > LATE_MS) await tx.deleteFrom("owners").where("id", "=", id).execute();
    });
    tellRunsOfMove(move);
  }
}
