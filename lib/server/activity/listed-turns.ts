import "server-only";
import { type Kysely, sql } from "kysely";
import type { TurnStatus } from "@/lib/protocol/thread";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import type { Engine } from "@/lib/server/db/engine";
import type { Schema } from "@/lib/server/db/schema";

const LISTED_MAX = 50;
const DONE_MS = 7 * 86_400_000;
const [RUNNING, WAITING, DONE] = [1, 2, 3];

/** What the list of activity shows of a turn, as far as it is known without reading the turn. */
export type ListedTurn = {
  id: string;
  thread_id: string;
  title: string | null;
  status: TurnStatus | null;
  is_background: number;
  is_unread: number;
  created_at: number;
  settled_at: number | null;
  /** Of the run; 0 where it runs no more. */
  epoch: number;
  /** Length of the stored turn in bytes. With `settled_at` it tells whether a settled one has changed. */
  size: number;
};

/**
 * The turns that run, then those that wait, then those that are done, each newest first. One statement:
 * of three, one after the other, a turn that settles in between would be in two of them, or in none.
 */
export async function findListedTurns(owner: Owner): Promise<ListedTurn[]> {
  const { db, engine } = await database();
  return withColumns(turnsOf(db, owner).where("turns.settled_at", "is", null), RUNNING)
    .unionAll(withColumns(turnsOf(db, owner).where("turns.status", "=", "requires_action"), WAITING))
    .unionAll(withColumns(doneTurns(db, engine, owner), DONE))
    .orderBy("place")
    .orderBy("moment", "desc")
    .orderBy("id")
    .limit(LISTED_MAX)
    .execute();
}

/** Takes those that are done, or of them those that are named, out of the list. */
export async function dismissDone(owner: Owner, turnIds?: readonly string[]): Promise<void> {
  if (turnIds?.length === 0) return;
  const { db, engine } = await database();
  const named = turnIds && doneTurns(db, engine, owner).where("turns.id", "in", [...turnIds]);
  await db
    .updateTable("turns")
    .set({ dismissed_at: engine.now })
    .where("id", "in", (named ?? doneTurns(db, engine, owner)).select("turns.id"))
    .execute();
}

function turnsOf(db: Kysely<Schema>, owner: Owner) {
  return db
    .selectFrom("turns")
    .innerJoin("threads", "threads.id", "turns.thread_id")
    .where("turns.owner_id", "=", owner.id)
    .where("threads.deleted_at", "is", null);
}

const isUnread = sql<number>`case when turns.settled_at > coalesce(threads.seen_at, 0) then 1 else 0 end`;

function doneTurns(db: Kysely<Schema>, engine: Engine, owner: Owner) {
  return turnsOf(db, owner)
    .where("turns.settled_at", ">", sql<number>`${engine.now} - ${sql.lit(DONE_MS)}`)
    .where("turns.status", "<>", "requires_action")
    .where("turns.dismissed_at", "is", null)
    .where((eb) => eb.or([eb("turns.is_background", "=", 1), eb(isUnread, "=", 1)]));
}

function withColumns(turns: ReturnType<typeof turnsOf>, place: number) {
  return turns.select([
    // SQLite orders a union only by names that its columns are given.
    "turns.id as id",
    "turns.thread_id",
    "threads.title",
    "turns.status",
    "turns.is_background",
    isUnread.as("is_unread"),
    "turns.created_at",
    "turns.settled_at",
    // It stands behind the turn itself in the row, which can be long: it is read of few.
    sql<number>`${place === RUNNING ? sql.ref("turns.epoch") : sql.lit(0)}`.as("epoch"),
    sql<number>`octet_length(turns.turn)`.as("size"),
    sql<number>`${sql.lit(place)}`.as("place"),
    sql<number>`coalesce(turns.settled_at, turns.created_at)`.as("moment"),
  ]);
}
