import "server-only";
import type { Transaction } from "kysely";
import type { DeletedBranch } from "@/lib/protocol/api-tree";
import { branchFrom, headWithout } from "@/lib/protocol/branches";
import { newId } from "@/lib/protocol/id";
import type { Owner } from "@/lib/server/access/owner";
import { tellActivity } from "@/lib/server/activity/watches";
import { batches } from "@/lib/server/db/batches";
import { database } from "@/lib/server/db/client";
import type { Schema } from "@/lib/server/db/schema";
import { HttpError } from "@/lib/server/errors";
import { lockThread } from "@/lib/server/turns/lock-thread";
import { requestStopOfThreads } from "@/lib/server/turns/stop";
import { readTree } from "./branch-nodes";

/**
 * Takes a turn and all below it out of its thread, and stops what runs there. They become a deleted thread of their
 * own, the id of which nobody is told: what is closed to a deleted thread is closed to them, they can be restored
 * for as long, and are then removed like one. Asked for again it changes nothing. Throws `not_found`.
 */
export async function deleteBranch(owner: Owner, threadId: string, turnId: string): Promise<DeletedBranch> {
  const { db } = await database();
  const keptIn = newId();
  const deleted = await db.transaction().execute(async (tx) => {
    await lockThread(tx, owner, threadId);
    const { headTurnId, nodes } = await readTree(tx, owner, threadId);
    if (!Object.hasOwn(nodes, turnId)) {
      await checkIsDeleted(tx, threadId, turnId);
      return { headTurnId };
    }
    const ids = branchFrom(nodes, turnId);
    const isShown = headTurnId !== null && ids.has(headTurnId);
    const next = headWithout(nodes, headTurnId, turnId);
    await insertKeeper(tx, owner, keptIn);
    for (const batch of batches([...ids])) await moveTurns(tx, batch, keptIn);
    await noteDeleted(tx, { turnId, threadId, keptIn, headTurnId: isShown ? headTurnId : null });
    await tx.updateTable("threads").set({ head_turn_id: next }).where("id", "=", threadId).execute();
    return { headTurnId: next };
  });
  await requestStopOfThreads(owner, [keptIn]);
  tellActivity(owner);
  return deleted;
}

async function checkIsDeleted(tx: Transaction<Schema>, threadId: string, turnId: string): Promise<void> {
  const known = await tx
    .selectFrom("deleted_branches")
    .select("turn_id")
    .where("turn_id", "=", turnId)
    .where("thread_id", "=", threadId)
    .executeTakeFirst();
  if (!known) throw new HttpError("not_found");
}

async function insertKeeper(tx: Transaction<Schema>, owner: Owner, id: string): Promise<void> {
  const { now } = (await database()).engine;
  await tx
    .insertInto("threads")
    .values({ id, owner_id: owner.id, settings: "{}", created_at: now, updated_at: now, deleted_at: now })
    .execute();
}

/** Puts turns into another thread. What is found of them is taken out of the index, and is indexed anew there. */
export async function moveTurns(
  tx: Transaction<Schema>,
  turnIds: readonly string[],
  threadId: string,
): Promise<void> {
  await tx
    .updateTable("turns")
    .set({ thread_id: threadId, indexed_at: null })
    .where("id", "in", turnIds)
    .execute();
  await tx.deleteFrom("search_entries").where("turn_id", "in", turnIds).execute();
}

type Deleted = { turnId: string; threadId: string; keptIn: string; headTurnId: string | null };

async function noteDeleted(tx: Transaction<Schema>, deleted: Deleted): Promise<void> {
  const { engine } = await database();
  await tx
    .insertInto("deleted_branches")
    .values({
      turn_id: deleted.turnId,
      thread_id: deleted.threadId,
      kept_in: deleted.keptIn,
      head_turn_id: deleted.headTurnId,
      deleted_at: engine.now,
    })
    .execute();
}
