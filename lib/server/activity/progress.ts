import "server-only";
import { setImmediate as nextTick } from "node:timers/promises";
import { targetIdOf } from "@/lib/protocol/targets";
import type { Turn, TurnStatus } from "@/lib/protocol/thread";
import { database } from "@/lib/server/db/client";
import { processWide } from "@/lib/server/process-wide";
import { findFeed } from "@/lib/server/turns/feed";
import { foldFrames, toTurn } from "@/lib/server/turns/stored-turn";
import type { ListedTurn } from "./listed-turns";

const KEPT_MAX = 500;

/** How far a turn is. `tokens` is null while the API has told of none. */
export type Progress = { target: string; status: TurnStatus; steps: number; tokens: number | null };

type Kept = { version: string; progress: Progress; turn: Turn | null };

// A list is asked for every two seconds, and a stored turn may be a megabyte: each is read once.
const kept = () => processWide("activity-progress", () => new Map<string, Kept>());

export async function findProgress(listed: ListedTurn): Promise<Progress> {
  if (listed.settled_at !== null) return progressOfSettled(listed);
  const here = findFeed(listed.id);
  return here ? toProgress(here.turn) : progressElsewhere(listed);
}

async function progressOfSettled(listed: ListedTurn): Promise<Progress> {
  const version = `${listed.settled_at}.${listed.size}`;
  const known = kept().get(listed.id);
  if (known?.version === version) return known.progress;
  const progress = toProgress(await readTurn(listed.id));
  keep(listed.id, { version, progress, turn: null });
  return progress;
}

/** Of a turn that another process runs only what that has stored since the last look is read. */
async function progressElsewhere({ id, epoch }: ListedTurn): Promise<Progress> {
  const version = `epoch ${epoch}`;
  const known = kept().get(id);
  const turn = known?.turn && known.version === version ? await foldNew(known.turn) : await readTurn(id);
  const progress = toProgress(turn);
  keep(id, { version, progress, turn });
  return progress;
}

async function foldNew(turn: Turn): Promise<Turn> {
  const { db } = await database();
  const batches = await db
    .selectFrom("turn_events")
    .select("frames")
    .where("turn_id", "=", turn.id)
    .where("seq", ">", turn.cursor)
    .orderBy("seq")
    .execute();
  return foldFrames(turn, batches.map(({ frames }) => frames).join(""));
}

async function readTurn(turnId: string): Promise<Turn> {
  const { db } = await database();
  const row = await db
    .selectFrom("turns")
    .select(["id", "turn", "settled_at"])
    .where("id", "=", turnId)
    .executeTakeFirstOrThrow();
  const turn = await toTurn(row);
  // Fifty long reports in a row would keep everybody else waiting.
  await nextTick();
  return turn;
}

function keep(turnId: string, value: Kept): void {
  const map = kept();
  map.delete(turnId);
  map.set(turnId, value);
  const oldest = map.keys().next();
  if (map.size > KEPT_MAX && !oldest.done) map.delete(oldest.value);
}

function toProgress({ settings, status, steps, interactions }: Turn): Progress {
  const counts = interactions.flatMap(({ usage }) => usage?.total_tokens ?? []);
  const tokens = counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0);
  return { target: targetIdOf(settings), status, steps: steps.length, tokens };
}
