import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { sql, type Transaction } from "kysely";
import type { Turn } from "@/lib/protocol/thread";
import { database } from "@/lib/server/db/client";
import type { Schema } from "@/lib/server/db/schema";
import { env } from "@/lib/server/env";
import { settleCost } from "@/lib/server/limits/settle";
import type { Batch } from "./event-log";
import { silentInteractionsOf } from "./late-usage";
import { storeSignatures } from "./signatures";

const TRIES = 40;
const RETRY_MS = 250;
// Google tells what a research has used some seconds after its end.
const FIRST_LOOK_MS = 2_000;

/**
 * `last` is what no batch of events has brought, its last event among it. `isCalling` where a call had gone out when it
 * ended, and was not answered.
 */
type Ending = {
  turn: Turn;
  epoch: number;
  last: Pick<Batch, "frames" | "notes" | "signatures">;
  isCalling: boolean;
};

/**
 * Stores a turn as it ended. Its events are not read for it any more, but stay for its recording. Returns false
 * where another process has the turn by now.
 */
export async function settleTurn(ending: Ending): Promise<boolean> {
  for (let tries = 1; ; tries++) {
    try {
      return await storeSettled(ending);
    } catch (cause) {
      // A database that restarts is waited for; settling twice is settling once.
      if (tries === TRIES) throw cause;
      await sleep(RETRY_MS);
    }
  }
}

async function storeSettled({ turn, epoch, last, isCalling }: Ending): Promise<boolean> {
  const { db, engine } = await database();
  return db.transaction().execute(async (tx) => {
    // Thread before turn, as everywhere: a message that comes again holds the thread and waits for the turn.
    await sql`select id from threads where id = ${turn.threadId} ${engine.lock}`.execute(tx);
    const stored = await tx
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
      .returning(["id", engine.notice("events", sql.ref("id")).as("notice")])
      .executeTakeFirst();
    if (!stored) return false;
    await storeSignatures(tx, turn.id, last.signatures);
    await noteSilent(tx, turn);
    await keepRecording(tx, turn, last);
    await tx.updateTable("threads").set({ updated_at: engine.now }).where("id", "=", turn.threadId).execute();
    await settleCost(tx, turn, isCalling);
    return true;
  });
}

async function keepRecording(tx: Transaction<Schema>, turn: Turn, last: Ending["last"]): Promise<void> {
  if (env().RECORDING_KEEP_MS === 0) {
    await tx.deleteFrom("turn_events").where("turn_id", "=", turn.id).execute();
    return;
  }
  const notes = last.notes === "" ? null : last.notes;
  await tx
    .insertInto("turn_events")
    .values({ turn_id: turn.id, seq: turn.cursor, frames: last.frames, notes })
    .execute();
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
