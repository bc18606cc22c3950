import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import type { Turn } from "@/lib/protocol/thread";
import { database } from "@/lib/server/db/client";

const TRIES = 40;
const RETRY_MS = 250;

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
    await tx.deleteFrom("turn_events").where("turn_id", "=", turn.id).execute();
    await tx.updateTable("threads").set({ updated_at: engine.now }).where("id", "=", turn.threadId).execute();
    return true;
  });
}
