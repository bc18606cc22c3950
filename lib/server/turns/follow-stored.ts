import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Turn } from "@/lib/protocol/thread";
import { database } from "@/lib/server/db/client";
import { isHearing } from "@/lib/server/notices";
import type { Outlet } from "@/lib/server/outlet";
import { type Bell, openBell } from "./bell";
import { findFeed } from "./feed";
import { isAbandoned } from "./lease";
import { recoverTurns } from "./recover";

// Where other processes tell of what they store, looking without being told is only for what they cannot tell.
const POLL_MS = 150;
const TOLD_POLL_MS = 1_000;
// A turn may be told of a hundred times in a second; nobody reads faster than this.
const SHORTEST_MS = 40;

/**
 * Passes on what another process stores of a turn, until that settles or runs here, or runs anew anywhere.
 * Returns the number of the last event that was sent; null where the reader was sent away.
 */
export async function followStored(
  run: { turn: Turn; epoch: number },
  outlet: Outlet,
  signal: AbortSignal,
): Promise<number | null> {
  const bell = openBell(run.turn.id);
  try {
    return await passOn(run, outlet, bell, signal);
  } finally {
    bell.close();
  }
}

async function passOn(
  { turn, epoch }: { turn: Turn; epoch: number },
  outlet: Outlet,
  bell: Bell,
  signal: AbortSignal,
): Promise<number | null> {
  let seen = turn.cursor;
  while (!findFeed(turn.id)) {
    const { state, batches } = await readBatches(turn.id, seen);
    // Another run has the turn: it may have rested in between, and what came then is in its row alone.
    if (state?.epoch !== epoch) return seen;
    for (const { seq, frames } of batches) {
      if (!outlet.send(frames)) return null;
      seen = seq;
    }
    if (state.settled_at !== null) return seen;
    // Where nothing lives between requests, whoever waits for a turn that was left goes on with it.
    if (batches.length === 0 && (await isAbandoned(turn.id))) await recoverTurns();
    await sleep(SHORTEST_MS, undefined, { signal });
    await bell.rings(isHearing() ? TOLD_POLL_MS : POLL_MS, signal);
  }
  return seen;
}

type Batch = { seq: number; frames: string };
type Stored = { state: { epoch: number; settled_at: number | null } | null; batches: Batch[] };

/** What is stored of a turn beyond `seen`, and of which run that is: one look, so that they cannot disagree. */
async function readBatches(turnId: string, seen: number): Promise<Stored> {
  const { db } = await database();
  const rows = await db
    .selectFrom("turns")
    .leftJoin("turn_events", (join) =>
      join.onRef("turn_events.turn_id", "=", "turns.id").on("turn_events.seq", ">", seen),
    )
    .select(["turns.epoch", "turns.settled_at", "turn_events.seq", "turn_events.frames"])
    .where("turns.id", "=", turnId)
    .orderBy("turn_events.seq")
    .execute();
  const batches = rows.flatMap(({ seq, frames }) =>
    seq === null || frames === null ? [] : [{ seq, frames }],
  );
  return { state: rows[0] ?? null, batches };
}
