import "server-only";
import { sql } from "kysely";
import type { Thread } from "@/lib/protocol/thread";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { HttpError } from "@/lib/server/errors";
import type { TurnRow } from "./stored-turn";

/** The cursor to the last turns of a thread. */
export const END = "end";

/** A few screens: more is not seen before the rest has come. */
const LAST_TURNS = 60;
/** About as much as a browser reads without a pause that is felt. */
const PART_TURNS = 300;

type Part = { rows: TurnRow[]; earlier?: string };
type PlacedRow = TurnRow & { created_at: number };

/**
 * The turns before a cursor, oldest first. Those at the end are the newest of all, and the end of the shown
 * branch with the other versions of its turns, wherever they stand in time, and whatever runs.
 */
export async function listPart(owner: Owner, thread: Thread, before: string): Promise<Part> {
  const isEnd = before === END;
  const { rows, earlier } = await newestBefore(owner, thread.id, before, isEnd ? LAST_TURNS : PART_TURNS);
  const shown = isEnd && earlier ? await listShown(owner, thread) : [];
  const known = new Set(rows.map(({ id }) => id));
  const all = [...shown.filter(({ id }) => !known.has(id)), ...rows];
  return { rows: all, ...(earlier && { earlier }) };
}

async function newestBefore(
  owner: Owner,
  threadId: string,
  before: string,
  count: number,
): Promise<{ rows: PlacedRow[]; earlier: string | null }> {
  const { db } = await database();
  let query = db
    .selectFrom("turns")
    .select(["id", "turn", "settled_at", "created_at"])
    .where("thread_id", "=", threadId)
    .where("owner_id", "=", owner.id)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(count + 1);
  if (before !== END) {
    const { createdAt, id } = parseCursor(before);
    query = query.where((eb) => eb(eb.refTuple("created_at", "id"), "<", eb.tuple(createdAt, id)));
  }
  const found = await query.execute();
  const rows = found.slice(0, count).reverse();
  const [first] = rows;
  return { rows, earlier: first && found.length > count ? `${first.created_at}.${first.id}` : null };
}

async function listShown(owner: Owner, { id: threadId, headTurnId }: Thread): Promise<PlacedRow[]> {
  const { db } = await database();
  return db
    .withRecursive("path(id, parent_id, depth)", (part) =>
      part
        .selectFrom("turns")
        .select(["id", "parent_id", sql<number>`1`.as("depth")])
        .where("id", "=", headTurnId)
        .where("thread_id", "=", threadId)
        .unionAll((path) =>
          path
            .selectFrom("turns")
            .innerJoin("path", "path.parent_id", "turns.id")
            .select(["turns.id", "turns.parent_id", sql<number>`path.depth + 1`.as("depth")])
            .where("path.depth", "<", LAST_TURNS),
        ),
    )
    .selectFrom("turns")
    .select(["id", "turn", "settled_at", "created_at"])
    .where("thread_id", "=", threadId)
    .where("owner_id", "=", owner.id)
    .where((eb) =>
      eb.or([
        eb("id", "in", eb.selectFrom("path").select("path.id")),
        eb("parent_id", "in", eb.selectFrom("path").select("path.parent_id")),
        eb("settled_at", "is", null),
      ]),
    )
    .orderBy("created_at")
    .execute();
}

function parseCursor(cursor: string): { createdAt: number; id: string } {
  const [createdAt, id] = cursor.split(".", 2);
  if (!id || !/^\d{1,15}$/.test(createdAt ?? "")) throw new HttpError("bad_request", { field: "before" });
  return { createdAt: Number(createdAt), id };
}
