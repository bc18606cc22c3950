import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { isTurnSettled, type Turn } from "@/lib/protocol/thread";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { env } from "@/lib/server/env";
import { HttpError } from "@/lib/server/errors";
import { errorFields, log } from "@/lib/server/log";
import { type Feed, findFeed } from "./feed";
import { isAbandoned } from "./lease";
import { BACKLOG, createOutlet, type Outlet } from "./outlet";
import { recoverTurns } from "./recover";
import { findTurn } from "./stored-turn";

const POLL_MS = 150;

export const STREAM_HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "private, no-cache, no-store, no-transform",
  // Tells nginx not to collect the stream before passing it on.
  "x-accel-buffering": "no",
};

/**
 * The events of a turn for one reader: the tail alone where `cursor` is just where the turn stands,
 * else the whole turn first. Ends when the turn has settled. Throws `not_found`.
 */
export async function followTurn(owner: Owner, turnId: string, cursor: number | null): Promise<Response> {
  // Ownership is checked before the feed is looked for: a feed knows no owner.
  const turn = await findTurn(owner, turnId);
  if (!turn) throw new HttpError("not_found");
  const reader = new AbortController();
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const outlet = createOutlet(controller, env().HEARTBEAT_MS);
        follow({ owner, turn, cursor, outlet, signal: reader.signal })
          .catch((cause: unknown) => {
            if (!reader.signal.aborted) log.error({ turnId, ...errorFields(cause) }, "a reader was lost");
          })
          .finally(() => outlet.close());
      },
      cancel: () => reader.abort(),
    },
    BACKLOG,
  );
  return new Response(body, { headers: STREAM_HEADERS });
}

type Following = { owner: Owner; turn: Turn; cursor: number | null; outlet: Outlet; signal: AbortSignal };

async function follow({ owner, turn: found, cursor, outlet, signal }: Following): Promise<void> {
  let seen = cursor;
  let turn: Turn | null = found;
  while (turn && !signal.aborted) {
    const feed = findFeed(turn.id);
    if (feed) return followFeed(feed, seen, outlet, signal);
    // Another process has the turn, or nobody yet: what it stores is read from the database.
    if (turn.cursor !== seen) outlet.sendSnapshot(turn);
    if (isTurnSettled(turn)) return;
    const reached = await pollEvents(turn, outlet, signal);
    if (reached === null) return;
    seen = reached;
    turn = await findTurn(owner, turn.id);
  }
}

/** Nothing may be awaited between reading the feed's turn and joining it: a batch would be missed. */
function followFeed(feed: Feed, cursor: number | null, outlet: Outlet, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const leave = feed.join({
      push: (frames) => {
        if (!outlet.send(frames)) stop();
      },
      close: resolve,
    });
    const stop = () => {
      leave();
      resolve();
    };
    signal.addEventListener("abort", stop);
    if (feed.turn.cursor !== cursor) outlet.sendSnapshot(feed.turn);
  });
}

/**
 * Passes on what another process stores, until that settles or the turn runs here. Returns the
 * number of the last event that was sent; null where the reader was sent away.
 */
async function pollEvents(turn: Turn, outlet: Outlet, signal: AbortSignal): Promise<number | null> {
  const { db } = await database();
  let seen = turn.cursor;
  const epoch = await epochOf(turn.id);
  while (!findFeed(turn.id)) {
    const batches = await db
      .selectFrom("turn_events")
      .select(["seq", "frames"])
      .where("turn_id", "=", turn.id)
      .where("seq", ">", seen)
      .orderBy("seq")
      .execute();
    // Another run has the turn: it may have rested in between, and what came then is in its row alone.
    if ((await epochOf(turn.id)) !== epoch) return seen;
    for (const { seq, frames } of batches) {
      if (!outlet.send(frames)) return null;
      seen = seq;
    }
    if (batches.length === 0 && (await isSettledNow(turn.id))) return seen;
    // Where nothing lives between requests, whoever waits for a turn that was left goes on with it.
    if (batches.length === 0 && (await isAbandoned(turn.id))) await recoverTurns();
    await sleep(POLL_MS, undefined, { signal });
  }
  return seen;
}

async function epochOf(turnId: string): Promise<number | null> {
  const { db } = await database();
  const row = await db.selectFrom("turns").select("epoch").where("id", "=", turnId).executeTakeFirst();
  return row?.epoch ?? null;
}

async function isSettledNow(turnId: string): Promise<boolean> {
  const { db } = await database();
  const row = await db.selectFrom("turns").select("settled_at").where("id", "=", turnId).executeTakeFirst();
  return row === undefined || row.settled_at !== null;
}
