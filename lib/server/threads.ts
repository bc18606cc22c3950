import "server-only";
import { type Selectable, sql } from "kysely";
import type { ThreadDetail, ThreadPage, UpdateThread } from "@/lib/protocol/api";
import { settingsSchema } from "@/lib/protocol/schemas";
import type { Thread } from "@/lib/protocol/thread";
import type { Owner } from "./access/owner";
import { tellActivity } from "./activity/watches";
import { database } from "./db/client";
import type { ThreadsTable } from "./db/schema";
import { HttpError } from "./errors";
import { listTurns } from "./turns/stored-turn";

const PAGE_SIZE = 50;

/** The owner's threads, newest first, a page at a time. */
export async function listThreads(owner: Owner, cursor?: string): Promise<ThreadPage> {
  const { db } = await database();
  const after = cursor ? parseCursor(cursor) : null;
  let query = db
    .selectFrom("threads")
    .select((eb) => [
      "id",
      "title",
      "updated_at",
      eb
        .exists(
          eb
            .selectFrom("turns")
            .select("turns.id")
            .whereRef("turns.thread_id", "=", "threads.id")
            .where("turns.settled_at", "is", null),
        )
        .as("is_running"),
      eb
        .exists(
          eb
            .selectFrom("turns")
            .select("turns.id")
            .whereRef("turns.thread_id", "=", "threads.id")
            .where("turns.status", "=", "requires_action"),
        )
        .as("is_waiting"),
      eb
        .exists(
          eb
            .selectFrom("turns")
            .select("turns.id")
            .whereRef("turns.thread_id", "=", "threads.id")
            .where(sql<boolean>`turns.settled_at > coalesce(threads.seen_at, 0)`),
        )
        .as("is_unread"),
    ])
    .where("owner_id", "=", owner.id)
    .where("deleted_at", "is", null)
    .orderBy("updated_at", "desc")
    .orderBy("id", "desc")
    .limit(PAGE_SIZE + 1);
  if (after) {
    query = query.where((eb) =>
      eb(eb.refTuple("updated_at", "id"), "<", eb.tuple(after.updatedAt, after.id)),
    );
  }
  const rows = await query.execute();
  const threads = rows.slice(0, PAGE_SIZE).map((row) => ({
    id: row.id,
    title: row.title,
    updatedAt: row.updated_at,
    isRunning: Boolean(row.is_running),
    isWaiting: Boolean(row.is_waiting),
    isUnread: Boolean(row.is_unread),
  }));
  const last = threads.at(-1);
  return { threads, nextCursor: rows.length > PAGE_SIZE && last ? `${last.updatedAt}.${last.id}` : null };
}

function parseCursor(cursor: string): { updatedAt: number; id: string } {
  const [updatedAt, id] = cursor.split(".", 2);
  if (!id || !/^\d{1,15}$/.test(updatedAt ?? "")) throw new HttpError("bad_request", { field: "cursor" });
  return { updatedAt: Number(updatedAt), id };
}

/** A thread with all its turns, or null where the owner has none of that id. */
export async function findThread(owner: Owner, threadId: string): Promise<ThreadDetail | null> {
  const { db } = await database();
  const row = await db
    .selectFrom("threads")
    .selectAll()
    .where("id", "=", threadId)
    .where("owner_id", "=", owner.id)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  return row ? { thread: toThread(row), turns: await listTurns(owner, threadId) } : null;
}

export async function getThread(owner: Owner, threadId: string): Promise<ThreadDetail> {
  const detail = await findThread(owner, threadId);
  if (!detail) throw new HttpError("not_found");
  return detail;
}

/** Throws `not_found` where the thread or the turn that becomes its head is not the owner's. */
export async function updateThread(owner: Owner, threadId: string, change: UpdateThread): Promise<Thread> {
  const { db } = await database();
  const { title, settings, headTurnId } = change;
  const row = await db
    .updateTable("threads")
    .set({
      ...(title !== undefined && { title }),
      ...(settings && { settings: JSON.stringify(settings) }),
      ...(headTurnId && { head_turn_id: headTurnId }),
    })
    .where("id", "=", threadId)
    .where("owner_id", "=", owner.id)
    .where("deleted_at", "is", null)
    .$if(headTurnId !== undefined, (query) =>
      query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom("turns")
            .select("id")
            .where("turns.id", "=", headTurnId ?? "")
            .where("turns.thread_id", "=", threadId),
        ),
      ),
    )
    .returningAll()
    .executeTakeFirst();
  if (!row) throw new HttpError("not_found");
  if (title !== undefined) tellActivity(owner);
  return toThread(row);
}

export async function hasNoTitle(owner: Owner, threadId: string): Promise<boolean> {
  const { db } = await database();
  const row = await db
    .selectFrom("threads")
    .select("id")
    .where("id", "=", threadId)
    .where("owner_id", "=", owner.id)
    .where("title", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}

/** A title that the model gave; one that the person gave meanwhile stays. */
export async function setModelTitle(owner: Owner, threadId: string, title: string): Promise<boolean> {
  const { db } = await database();
  const result = await db
    .updateTable("threads")
    .set({ title })
    .where("id", "=", threadId)
    .where("owner_id", "=", owner.id)
    .where("title", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

function toThread(row: Selectable<ThreadsTable>): Thread {
  return {
    id: row.id,
    title: row.title,
    settings: settingsSchema.parse(JSON.parse(row.settings)),
    headTurnId: row.head_turn_id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
