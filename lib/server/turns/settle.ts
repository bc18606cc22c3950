import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { sql, type Transaction } from "kysely";
import type { Turn } from "@/lib/protocol/thread";
import { database } from "@/lib/server/db/client";
import type { Schema } from "@/lib/server/db/schema";
import { silentInteractionsOf } from "./late-usage";

const TRIES = 40;
const RETRY_MS = 250;
// Google tells what a research has used some seconds after its end.
const FIRST_LOOK_MS = 2_000;

/**
 * Stores a turn as it ended, in the place of its events, which are dropped. Returns false where
 * another process has the turn by now.
 */
export async function settleTurn(turn: Turn, epoch: number): Promise<boolean> {
  for (let tries = 1; ; tries++) {
    try {
      return await storeSettled(turn, epoch);
    } catch (cause) {
      // A database that restarts is waited for; settling twice is settling once.
      if (tries === TRIES) throw cause;
      await sleep(RETRY_MS);
    }
  }
}

async function storeSettled(turn: Turn, epoch: number): Promise<boolean> {
  const { db, engine } = await database();
  return db.transaction().execute(async (tx) => {
    // Thread before turn, as everywhere: a message that comes again holds the thread and waits for the turn.
    await sql`select id from threads where id = ${turn.threadId} ${engine.lock}`.execute(tx);
    const result = await tx
      .updateTable("turns")
      .set({
        turn: JSON.stringify(turn),
        status: turn.status,
        settled_at: engine.now,
        lease_owner: null,
        lease_until: null,
      })
      .where("id", "=", turn.id)
      .where("epoch", "=", epoch)
      .where("settled_at", "is", null)
      .executeTakeFirst();
    if (result.numUpdatedRows === 0n) return false;
    await noteSilent(tx, turn);
    await tx.deleteFrom("turn_events").where("turn_id", "=", turn.id).execute();
    await tx.updateTable("threads").set({ updated_at: engine.now }).where("id", "=", turn.threadId).execute();
    return true;
  });
}

async function noteSilent(tx: Transaction<Schema>, turn: Turn): Promise<void> {
  const { engine } = await database();
  const values = silentInteractionsOf(turn).map((id) => ({
    interaction_id: id,
    turn_id: turn.id,
    attempts: 0,
    next_attempt_at: sql<number>`${engine.now} + ${sql.lit(FIRST_LOOK_MS)}`,
  }));
  if (values.length === 0) return;
  await tx
    .insertInto("late_usages")
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
