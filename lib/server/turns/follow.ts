import "server-only";
import { isTurnSettled } from "@/lib/protocol/thread";
import type { Owner } from "@/lib/server/access/owner";
import { env } from "@/lib/server/env";
import { HttpError } from "@/lib/server/errors";
import { errorFields, log } from "@/lib/server/log";
import { type Feed, findFeed } from "./feed";
import { followStored } from "./follow-stored";
import { BACKLOG, createOutlet, type Outlet } from "./outlet";
import { findRun, ownsTurn } from "./stored-turn";

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
  // Before the feed is looked for, which knows no owner.
  if (!(await ownsTurn(owner, turnId))) throw new HttpError("not_found");
  const reader = new AbortController();
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const outlet = createOutlet(controller, env().HEARTBEAT_MS);
        follow({ owner, turnId, cursor, outlet, signal: reader.signal })
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

type Following = {
  owner: Owner;
  turnId: string;
  cursor: number | null;
  outlet: Outlet;
  signal: AbortSignal;
};

async function follow({ owner, turnId, cursor, outlet, signal }: Following): Promise<void> {
  let seen = cursor;
  while (!signal.aborted) {
    const feed = findFeed(turnId);
    if (feed) return followFeed(feed, seen, outlet, signal);
    // Another process has the turn, or nobody yet: what it stores is read from the database.
    const run = await findRun(owner, turnId);
    if (!run) return;
    if (run.turn.cursor !== seen) outlet.sendSnapshot(run.turn);
    if (isTurnSettled(run.turn)) return;
    const reached = await followStored(run, outlet, signal);
    if (reached === null) return;
    seen = reached;
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
