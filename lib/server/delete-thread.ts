import "server-only";
import { sql } from "kysely";
import { turnSchema } from "@/lib/protocol/schemas";
import type { Owner } from "./access/owner";
import { tellActivity } from "./activity/watches";
import { database } from "./db/client";
import { env } from "./env";
import { HttpError } from "./errors";
import { errorFields, log } from "./log";
import { leftAtGoogle, noteCancellations } from "./turns/cancellations";
import { requestStopOfThread } from "./turns/stop";

/** Hides a thread at once and stops what runs in it. Until `purgeThreads` comes by, it can be restored. */
export async function deleteThread(owner: Owner, threadId: string): Promise<void> {
  await mark(owner, threadId, true);
  await requestStopOfThread(owner, threadId);
}

export async function restoreThread(owner: Owner, threadId: string): Promise<void> {
  await mark(owner, threadId, false);
}

async function mark(owner: Owner, threadId: string, isDeleted: boolean): Promise<void> {
  const { db, engine } = await database();
  const result = await db
    .updateTable("threads")
    .set({ deleted_at: isDeleted ? engine.now : null })
    .where("id", "=", threadId)
    .where("owner_id", "=", owner.id)
    .where("deleted_at", isDeleted ? "is" : "is not", null)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) throw new HttpError("not_found");
  tellActivity(owner);
}

/**
 * Removes threads whose time to be restored is over, with their turns and events, and notes
 * their interactions for deletion at Google. Turns that still run are waited for.
 */
export async function purgeThreads(): Promise<number> {
  const { db, engine } = await database();
  const grace = sql.lit(env().DELETION_GRACE_MS);
  const threads = await db
    .selectFrom("threads")
    .select("id")
    .where("deleted_at", "<", sql<number>`${engine.now} - ${grace}`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("turns")
            .select("turns.id")
            .whereRef("turns.thread_id", "=", "threads.id")
            .where("turns.settled_at", "is", null),
        ),
      ),
    )
    .limit(20)
    .execute();
  for (const { id } of threads) {
    await purgeThread(id).catch((cause: unknown) =>
      log.error({ threadId: id, ...errorFields(cause) }, "a thread could not be removed"),
    );
  }
  return threads.length;
}

async function purgeThread(threadId: string): Promise<void> {
  const { db, engine } = await database();
  await db.transaction().execute(async (tx) => {
    const rows = await tx.selectFrom("turns").select("turn").where("thread_id", "=", threadId).execute();
    const gone = await tx
      .deleteFrom("threads")
      .where("id", "=", threadId)
      .where("deleted_at", "is not", null)
      .executeTakeFirst();
    if (gone.numDeletedRows === 0n) return;
    const turns = rows.map((row) => turnSchema.parse(JSON.parse(row.turn)));
    // To delete an interaction does not end its run.
    const left = turns.flatMap((turn) => leftAtGoogle(turn) ?? []);
    if (left.length > 0) await noteCancellations(tx, left);
    const values = turns
      .flatMap(({ interactions }) => interactions)
      .filter((interaction) => interaction.id !== "")
      .map((interaction) => ({ interaction_id: interaction.id, attempts: 0, next_attempt_at: engine.now }));
    if (values.length === 0) return;
    await tx
      .insertInto("deletions")
      .values(values)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
}
