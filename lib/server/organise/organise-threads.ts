import "server-only";
import { sql } from "kysely";
import type { OrganisedThreads, OrganiseThreads } from "@/lib/protocol/api-list";
import type { Owner } from "@/lib/server/access/owner";
import { tellActivity } from "@/lib/server/activity/watches";
import { database } from "@/lib/server/db/client";
import type { Engine } from "@/lib/server/db/engine";
import { HttpError } from "@/lib/server/errors";
import { requestStopOfThreads } from "@/lib/server/turns/stop";
import { lockThreads } from "./lock-threads";
import { hasTooManyPinned, orderPins, unpin } from "./pins";

type Change = Omit<OrganiseThreads, "threadIds">;

/**
 * Places, orders, deletes or restores the owner's among the threads, all in one statement, and leaves out the rest. Throws
 * `not_found` where none of them, or not the folder, is the owner's, and `too_many_pinned`.
 */
export async function organiseThreads(
  owner: Owner,
  { threadIds, ...change }: OrganiseThreads,
): Promise<OrganisedThreads> {
  const { db, engine } = await database();
  const changed = await db.transaction().execute(async (tx) => {
    await lockThreads(tx, sql`id in (${sql.join(threadIds)}) and owner_id = ${owner.id}`);
    let update = tx
      .updateTable("threads")
      .set(toColumns(change, engine))
      .where("id", "in", threadIds)
      .where("owner_id", "=", owner.id);
    const { folderId } = change;
    // What is deleted may be restored, and is then in the folder into which it was put back.
    if (change.isDeleted === undefined && !folderId) update = update.where("deleted_at", "is", null);
    if (folderId) {
      update = update.where(({ exists, selectFrom }) =>
        exists(
          selectFrom("folders")
            .select("folders.id")
            .where("folders.id", "=", folderId)
            .where("folders.owner_id", "=", owner.id),
        ),
      );
    }
    const rows = await update.returning("id").execute();
    if (rows.length === 0) throw new HttpError("not_found");
    const ids = rows.map(({ id }) => id);
    if (change.isPinned && (await hasTooManyPinned(tx, owner))) throw new HttpError("too_many_pinned");
    // Others were pinned since: nothing that is brought back may fail for that, or be out of sight.
    const isBack = change.isDeleted === false || change.isArchived === false;
    if (isBack && (await hasTooManyPinned(tx, owner))) await unpin(tx, ids);
    if (change.isInOrder) await orderPins(tx, owner, threadIds);
    return ids;
  });
  if (change.isDeleted) await requestStopOfThreads(owner, changed);
  tellActivity(owner);
  return { threadIds: changed };
}

/** What is so already keeps its time: asked for again, nothing moves, and no deletion is put off. */
function toColumns({ isPinned, isInOrder, isArchived, folderId, isDeleted }: Change, { now }: Engine) {
  const since = (column: string, is: boolean) =>
    is ? sql<number>`coalesce(threads.${sql.ref(column)}, ${now})` : null;
  return {
    // The order itself is set for each of them.
    ...(isInOrder && { pinned_at: sql.ref<number | null>("pinned_at") }),
    ...(isPinned !== undefined && { pinned_at: since("pinned_at", isPinned) }),
    ...(isArchived !== undefined && { archived_at: since("archived_at", isArchived) }),
    ...(folderId !== undefined && { folder_id: folderId }),
    ...(isDeleted !== undefined && { deleted_at: since("deleted_at", isDeleted) }),
  };
}
