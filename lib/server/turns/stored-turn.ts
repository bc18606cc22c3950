import "server-only";
import type { Kysely, Selectable } from "kysely";
import { isFolded } from "@/lib/protocol/events";
import { reduceTurn } from "@/lib/protocol/reduce";
import { turnSchema } from "@/lib/protocol/schemas";
import { createSseDecoder, parseStreamEvent } from "@/lib/protocol/sse";
import type { Turn } from "@/lib/protocol/thread";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import type { Schema, TurnsTable } from "@/lib/server/db/schema";

export type TurnRow = Pick<Selectable<TurnsTable>, "id" | "turn" | "settled_at">;

/** The turns of a thread, oldest first; those that run are as far as their events are stored. */
export async function listTurns(owner: Owner, threadId: string): Promise<Turn[]> {
  return Promise.all((await listTurnRows(owner, threadId)).map(toTurn));
}

export async function listTurnRows(owner: Owner, threadId: string): Promise<TurnRow[]> {
  const { db } = await database();
  return db
    .selectFrom("turns")
    .select(["id", "turn", "settled_at"])
    .where("thread_id", "=", threadId)
    .where("owner_id", "=", owner.id)
    .orderBy("created_at")
    .execute();
}

/** A turn as it is stored now, or null where the owner has none of that id. */
export async function findTurn(owner: Owner, turnId: string): Promise<Turn | null> {
  return (await findRun(owner, turnId))?.turn ?? null;
}

/** Whether the owner has a turn of that id, which costs less than to read it. */
export async function ownsTurn(owner: Owner, turnId: string): Promise<boolean> {
  const { db } = await database();
  const row = await ownTurn(db, owner, turnId).select("turns.id").executeTakeFirst();
  return row !== undefined;
}

/** A turn and the number of the run that it is of. Nothing is between the two. */
export async function findRun(owner: Owner, turnId: string): Promise<{ turn: Turn; epoch: number } | null> {
  const { db } = await database();
  const row = await ownTurn(db, owner, turnId)
    .select(["turns.id", "turns.turn", "turns.settled_at", "turns.epoch"])
    .executeTakeFirst();
  return row ? { turn: await toTurn(row), epoch: row.epoch } : null;
}

function ownTurn(db: Kysely<Schema>, owner: Owner, turnId: string) {
  return db
    .selectFrom("turns")
    .innerJoin("threads", "threads.id", "turns.thread_id")
    .where("turns.id", "=", turnId)
    .where("turns.owner_id", "=", owner.id)
    .where("threads.deleted_at", "is", null);
}

/** While a turn runs, its row is as it began and its events say the rest. */
export async function toTurn(row: TurnRow): Promise<Turn> {
  const turn: Turn = turnSchema.parse(JSON.parse(row.turn));
  if (row.settled_at !== null) return turn;
  const { db } = await database();
  const batches = await db
    .selectFrom("turn_events")
    .select("frames")
    .where("turn_id", "=", row.id)
    .orderBy("seq")
    .execute();
  // Between the row and its events the turn may have settled, which takes the events away.
  if (batches.length === 0) return readAgain(turn);
  return foldFrames(turn, batches.map((batch) => batch.frames).join(""));
}

async function readAgain(turn: Turn): Promise<Turn> {
  const { db } = await database();
  const row = await db
    .selectFrom("turns")
    .select("turn")
    .where("id", "=", turn.id)
    .where("settled_at", "is not", null)
    .executeTakeFirst();
  return row ? turnSchema.parse(JSON.parse(row.turn)) : turn;
}

/** The turn with frames that were stored of it folded in. */
export function foldFrames(turn: Turn, frames: string): Turn {
  let folded = turn;
  for (const message of createSseDecoder().push(new TextEncoder().encode(frames))) {
    const event = parseStreamEvent(message);
    if (event && isFolded(event)) folded = reduceTurn(folded, event);
  }
  return folded;
}
