import "server-only";
import { type ExpressionBuilder, sql } from "kysely";
import { turnSchema } from "@/lib/protocol/schemas";
import type { Owner } from "./access/owner";
import { database } from "./db/client";
import type { Schema } from "./db/schema";
import { env } from "./env";
import { HttpError } from "./errors";
import { errorFields, log } from "./log";
import { organiseThreads } from "./organise/organise-threads";
import { interactionsInCommon } from "./tree/interactions-in-common";
import { leftAtGoogle, noteCancellations } from "./turns/cancellations";

/** Hides a thread at once and stops what runs in it. Until `purgeThreads` comes by, it can be restored. */
export async function deleteThread(owner: Owner, threadId: string): Promise<void> {
  const { db } = await database();
  const thread = await db
    .selectFrom("threads")
    .select("id")
    .where("id", "=", threadId)
    .where("owner_id", "=", owner.id)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  if (!thread) throw new HttpError("not_found");
  await organiseThreads(owner, { threadIds: [threadId], isDeleted: true });
}

export async function restoreThread(owner: Owner, threadId: string): Promise<void> {
  await organiseThreads(owner, { threadIds: [threadId], isDeleted: false });
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
    .where(isAtRest)
    .limit(20)
    .execute();
  for (const { id } of threads) {
    await purgeThread(id).catch((cause: unknown) =>
      log.error({ threadId: id, ...errorFields(cause) }, "a thread could not be removed"),
    );
  }
  return threads.length;
}

/** Whether nothing of a thread runs any more. */
export function isAtRest({ not, exists, selectFrom }: ExpressionBuilder<Schema, "threads">) {
  return not(
    exists(
      selectFrom("turns")
        .select("turns.id")
        .whereRef("turns.thread_id", "=", "threads.id")
        .where("turns.settled_at", "is", null),
    ),
  );
}

/** Removes a thread that is deleted, and notes what has to be done at Google about it. */
export async function purgeThread(threadId: string): Promise<void> {
  const { db, engine } = await database();
  await db.transaction().execute(async (tx) => {
    const rows = await tx.selectFrom("turns").select("turn").where("thread_id", "=", threadId).execute();
    const inCommon = await interactionsInCommon(tx, threadId);
    const gone = await tx
      .deleteFrom("threads")
      .where("id", "=", threadId)
      .where("deleted_at", "is not", null)
      .executeTakeFirst();
    if (gone.numDeletedRows === 0n) return;
    const turns = rows.map((row) => turnSchema.parse(JSON.parse(row.turn)));
    // To delete an interaction does not end its run.
    const left = turns.flatMap((turn) => leftAtGoogle(turn) ?? []).filter((id) => !inCommon.has(id));
    if (left.length > 0) await noteCancellations(tx, left);
    const values = turns
      .flatMap(({ interactions }) => interactions)
      .filter(({ id }) => id !== "" && !inCommon.has(id))
      .map(({ id }) => ({ interaction_id: id, attempts: 0, next_attempt_at: engine.now }));
    if (values.length === 0) return;
    await tx
      .insertInto("deletions")
      .values(values)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
}
