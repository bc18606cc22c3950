import "server-only";
import type { Selectable, Transaction } from "kysely";
import type { Owner } from "@/lib/server/access/owner";
import { tellActivity } from "@/lib/server/activity/watches";
import { batches } from "@/lib/server/db/batches";
import { database } from "@/lib/server/db/client";
import type { Schema } from "@/lib/server/db/schema";
import type { DeletedBranchesTable } from "@/lib/server/db/schema-list";
import { HttpError } from "@/lib/server/errors";
import { lockThread } from "@/lib/server/turns/lock-thread";
import { moveTurns } from "./delete-branch";

/**
 * Puts a deleted branch back where it was, and shows it where it was shown. What it went on from has to be there.
 * Asked for again it changes nothing. Throws `not_found`.
 */
export async function restoreBranch(owner: Owner, threadId: string, turnId: string): Promise<void> {
  const { db } = await database();
  await db.transaction().execute(async (tx) => {
    await lockThread(tx, owner, threadId);
    const branch = await tx
      .selectFrom("deleted_branches")
      .selectAll()
      .where("turn_id", "=", turnId)
      .where("thread_id", "=", threadId)
      .executeTakeFirst();
    if (branch) await putBack(tx, owner, branch);
    else if (!(await isIn(tx, threadId, turnId))) throw new HttpError("not_found");
  });
  tellActivity(owner);
}

async function putBack(
  tx: Transaction<Schema>,
  owner: Owner,
  { turn_id, thread_id, kept_in, head_turn_id }: Selectable<DeletedBranchesTable>,
): Promise<void> {
  const turns = await tx
    .selectFrom("turns")
    .select(["id", "parent_id"])
    .where("thread_id", "=", kept_in)
    .where("owner_id", "=", owner.id)
    .execute();
  const root = turns.find(({ id }) => id === turn_id);
  const hasPlace = root && (root.parent_id === null || (await isIn(tx, thread_id, root.parent_id)));
  if (!hasPlace) throw new HttpError("not_found");
  for (const batch of batches(turns.map(({ id }) => id))) await moveTurns(tx, batch, thread_id);
  if (head_turn_id !== null) {
    await tx.updateTable("threads").set({ head_turn_id }).where("id", "=", thread_id).execute();
  }
  await tx.deleteFrom("deleted_branches").where("turn_id", "=", turn_id).execute();
  await tx.deleteFrom("threads").where("id", "=", kept_in).execute();
}

async function isIn(tx: Transaction<Schema>, threadId: string, turnId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("turns")
    .select("id")
    .where("id", "=", turnId)
    .where("thread_id", "=", threadId)
    .executeTakeFirst();
  return row !== undefined;
}
