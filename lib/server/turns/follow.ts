import "server-only";
import { isTurnSettled } from "@/lib/protocol/thread";
import type { Owner } from "@/lib/server/access/owner";
import { HttpError } from "@/lib/server/errors";
import { streamEvents } from "@/lib/server/event-stream";
import type { Outlet } from "@/lib/server/outlet";
import { type Feed, findFeed } from "./feed";
import { followStored } from "./follow-stored";
import { findRun, ownsTurn } from "./stored-turn";

/**
 * The events of a turn for one reader: the tail alone where `cursor` is just where the turn stands,
 * else the whole turn first. Ends when the turn has settled. Throws `not_found`.
 */
export async function followTurn(owner: Owner, turnId: string, cursor: number | null): Promise<Response> {
  // Before the feed is looked for, which knows no owner.
  if (!(await ownsTurn(owner, turnId))) throw new HttpError("not_found");
  return streamTurn(owner, turnId, cursor);
}

/** The same of a turn that is known to be the owner's. */
export function streamTurn(owner: Owner, turnId: string, cursor: number | null): Response {
  return streamEvents((outlet, signal) => follow({ owner, turnId, cursor, outlet, signal }), { turnId });
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
