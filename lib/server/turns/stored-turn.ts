import "server-only";
import type { Selectable } from "kysely";
import { isFolded } from "@/lib/protocol/events";
import { reduceTurn } from "@/lib/protocol/reduce";
import { turnSchema } from "@/lib/protocol/schemas";
import { createSseDecoder, parseStreamEvent } from "@/lib/protocol/sse";
import type { Turn } from "@/lib/protocol/thread";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import type { TurnsTable } from "@/lib/server/db/schema";

type TurnRow = Pick<Selectable<TurnsTable>, "id" | "turn" | "settled_at">;

/** The turns of a thread, oldest first; those that run are as far as their events are stored. */
export async function listTurns(owner: Owner, threadId: string): Promise<Turn[]> {
  const { db } = await database();
  const rows = await db
    .selectFrom("turns")
    .select(["id", "turn", "settled_at"])
    .where("thread_id", "=", threadId)
    .where("owner_id", "=", owner.id)
    .orderBy("created_at")
    .execute();
  return Promise.all(rows.map(toTurn));
}

/** A turn as it is stored now, or null where the owner has none of that id. */
export async function findTurn(owner: Owner, turnId: string): Promise<Turn | null> {
  const { db } = await database();
  const row = await db
    .selectFrom("turns")
    .innerJoin("threads", "threads.id", "turns.thread_id")
    .select(["turns.id", "turns.turn", "turns.settled_at"])
    .where("turns.id", "=", turnId)
    .where("turns.owner_id", "=", owner.id)
    .where("threads.deleted_at", "is", null)
    .executeTakeFirst();
  return row ? toTurn(row) : null;
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
