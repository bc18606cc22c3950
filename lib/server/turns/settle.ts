import "server-only";
import type { Turn } from "@/lib/protocol/thread";
import { database } from "@/lib/server/db/client";

/**
 * Stores a turn as it ended, in the place of its events, which are dropped. Returns false where
 * another process has the turn by now.
 */
export async function settleTurn(turn: Turn, epoch: number): Promise<boolean> {
  const { db, engine } = await database();
  return db.transaction().execute(async (tx) => {
    const result = await tx
      .updateTable("turns")
      .set({ turn: JSON.stringify(turn), settled_at: engine.now, lease_owner: null, lease_until: null })
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
