import "server-only";
import { type Selectable, sql } from "kysely";
import type { ThreadDetail, UpdateThread } from "@/lib/protocol/api";
import type { ThreadPage } from "@/lib/protocol/api-list";
import { settingsSchema } from "@/lib/protocol/schemas";
import type { Placement, Thread } from "@/lib/protocol/thread";
import type { Owner } from "./access/owner";
import { tellActivity } from "./activity/watches";
import { database } from "./db/client";
import type { ThreadsTable } from "./db/schema";
import { HttpError } from "./errors";
import { SECTION, type Section } from "./organise/section";
import { listDeleted } from "./tree/list-deleted";
import { listTurnRows, type TurnRow, toTurn } from "./turns/stored-turn";
import { listPart } from "./turns/thread-part";
import { toTurnJson } from "./turns/turn-json";

type Asked = { cursor?: string | undefined; section?: Section; pageSize?: number };

/** The owner's threads in one section of the list, newest first, a page at a time. */
export async function listThreads(
  owner: Owner,
  { cursor, section = "list", pageSize = 50 }: Asked = {},
): Promise<ThreadPage> {
  const { db } = await database();
  const after = cursor ? parseCursor(cursor) : null;
  let query = db
    .selectFrom("threads")
    .select((eb) => [
      "id",
      "title",
      "updated_at",
      "pinned_at",
      "archived_at",
      "folder_id",
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
    .where(SECTION, "=", section)
    .where("deleted_at", "is", null)
    .orderBy("updated_at", "desc")
    .orderBy("id", "desc")
    .limit(pageSize + 1);
  if (after) {
    query = query.where((eb) =>
      eb(eb.refTuple("updated_at", "id"), "<", eb.tuple(after.updatedAt, after.id)),
    );
  }
  const rows = await query.execute();
  const threads = rows.slice(0, pageSize).map((row) => ({
    id: row.id,
    title: row.title,
    updatedAt: row.updated_at,
    ...placementOf(row),
    isRunning: Boolean(row.is_running),
    isWaiting: Boolean(row.is_waiting),
    isUnread: Boolean(row.is_unread),
  }));
  const last = threads.at(-1);
  return { threads, nextCursor: rows.length > pageSize && last ? `${last.updatedAt}.${last.id}` : null };
}

function parseCursor(cursor: string): { updatedAt: number; id: string } {
  const [updatedAt, id] = cursor.split(".", 2);
  if (!id || !/^\d{1,15}$/.test(updatedAt ?? "")) throw new HttpError("bad_request", { field: "cursor" });
  return { updatedAt: Number(updatedAt), id };
}

/** A thread with all its turns, or those of the part before a cursor; null where the owner has none of that id. */
export async function findThread(
  owner: Owner,
  threadId: string,
  before?: string,
): Promise<ThreadDetail | null> {
  const found = await findRows(owner, threadId, before);
  if (!found) return null;
  const { rows, ...rest } = found;
  return { ...rest, turns: await Promise.all(rows.map(toTurn)) };
}

async function findRows(
  owner: Owner,
  threadId: string,
  before: string | undefined,
): Promise<(Omit<ThreadDetail, "turns"> & { rows: TurnRow[] }) | null> {
  const { db } = await database();
  const row = await db
    .selectFrom("threads")
    .selectAll()
    .where("id", "=", threadId)
    .where("owner_id", "=", owner.id)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  if (!row) return null;
  const thread = toThread(row);
  const deleted = await listDeleted(threadId);
  const known = { thread, ...(deleted.length > 0 && { deleted }) };
  if (before === undefined) return { ...known, rows: await listTurnRows(owner, threadId) };
  return { ...known, ...(await listPart(owner, thread, before)) };
}

export async function getThread(owner: Owner, threadId: string): Promise<ThreadDetail> {
  const detail = await findThread(owner, threadId);
  if (!detail) throw new HttpError("not_found");
  return detail;
}

/** A `ThreadDetail` as JSON: what is stored as JSON is not read to be written again. Throws `not_found`. */
export async function getThreadJson(owner: Owner, threadId: string, before?: string): Promise<string> {
  const found = await findRows(owner, threadId, before);
  if (!found) throw new HttpError("not_found");
  const { rows, ...rest } = found;
  const turns = await Promise.all(rows.map(toTurnJson));
  return `${JSON.stringify(rest).slice(0, -1)},"turns":[${turns.join()}]}`;
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
    ...placementOf(row),
  };
}

type Placed = Pick<Selectable<ThreadsTable>, "pinned_at" | "archived_at" | "folder_id">;

function placementOf({ pinned_at, archived_at, folder_id }: Placed): Placement {
  return { pinnedAt: pinned_at, isArchived: archived_at !== null, folderId: folder_id };
}
