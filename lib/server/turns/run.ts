import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { isTurnSettled, type Turn } from "@/lib/protocol/thread";
import type { Owner } from "@/lib/server/access/owner";
import { tellActivity } from "@/lib/server/activity/watches";
import { keepAwake } from "@/lib/server/keep-awake";
import { errorFields, log } from "@/lib/server/log";
import { whenTold } from "@/lib/server/notices";
import { notingTo } from "@/lib/server/recordings/noting";
import { traceTurn } from "@/lib/server/tracing/spans";
import { lookAtLease } from "./beat";
import { cancelNow, leftAtGoogle, noteCancellation } from "./cancellations";
import { converse } from "./converse";
import { type Feed, openFeed } from "./feed";
import { findHeard } from "./find-heard";
import { releaseLease } from "./lease";
import { type AbortReason, type Run, runs } from "./running";
import { titleThread } from "./title";
import type { Verdict } from "./verdict";
import { createTurnWriter, LostLease, type TurnWriter } from "./writer";

// What the title costs must not delay the first word of the answer.
const TITLE_DELAY_MS = 300;

export type RunStart = {
  owner: Owner;
  turn: Turn;
  epoch: number;
  isStopRequested?: boolean;
  /** The mark that the call goes out is stored with the turn, and the call has not gone out. */
  isMarked?: boolean;
};

/**
 * Runs a turn to its end in this process, whatever becomes of its readers: from the start, or from
 * where another process left it. The caller holds the lease of `epoch`.
 */
export function startRun(begun: RunStart): void {
  const owner = { ...begun.owner };
  const start = { ...begun, owner };
  const abort = new AbortController();
  if (start.isStopRequested) abort.abort("stop" satisfies AbortReason);
  const feed = openFeed(start.turn);
  const writer = createTurnWriter({ turn: start.turn, epoch: start.epoch, feed });
  const { id } = start.turn;
  const title = sleep(TITLE_DELAY_MS).then(() => titleThread(start.owner, start.turn, feed));
  const done = traceTurn(writer, () => notingTo(writer.note, () => runToEnd(start, writer, abort.signal)))
    .then(() => tellActivity(start.owner))
    .then(() => title)
    .catch((cause: unknown) => log.error({ turnId: id, ...errorFields(cause) }, "a turn could not be ended"))
    .finally(() => {
      stopListening();
      closeRun(run, feed);
    });
  const run: Run = { turnId: id, owner, abort, done };
  // What was heard is looked up: a wish that comes late may be one of an earlier run.
  const stopListening = whenTold("stop", id, () => lookAtLease(run));
  runs().set(id, run);
  keepAwake(done);
  tellActivity(start.owner);
}

// A turn that waited for a person may be running again while its title was still on its way.
function closeRun(run: Run, feed: Feed): void {
  if (runs().get(run.turnId) === run) runs().delete(run.turnId);
  feed.close();
}

async function runToEnd(start: RunStart, writer: TurnWriter, signal: AbortSignal): Promise<void> {
  writer.note({ note: "run", epoch: start.epoch });
  try {
    await runTurn(start, writer, signal);
  } catch (cause) {
    if (!(cause instanceof LostLease)) await endBroken(start, writer, signal, cause);
  }
}

async function runTurn(
  { owner, isMarked = false }: RunStart,
  writer: TurnWriter,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const heard = await findHeard(writer.turn);
  const verdict = await converse({ owner, writer, signal, heard, isMarked });
  await settle(writer, verdict);
}

/** What nobody will listen to any more is cancelled at Google; what was cut off may be looked for again. */
async function settle(writer: TurnWriter, { status, error }: Verdict): Promise<void> {
  const left = status === "cut_off" ? null : leftAtGoogle(writer.turn);
  if (left) await noteCancellation(left);
  await writer.settle(status, error);
  // What fails now is tried again by the errands.
  if (left) cancelNow(left).catch(() => undefined);
}

async function endBroken(
  start: RunStart,
  writer: TurnWriter,
  signal: AbortSignal,
  cause: unknown,
): Promise<void> {
  const reason = signal.aborted ? (signal.reason as AbortReason) : null;
  if (reason === "lost" || isTurnSettled(writer.turn)) return;
  if (reason === "handover") {
    await writer.flush();
    await releaseLease(writer.turn.id, start.epoch);
    return;
  }
  if (reason === null) log.error({ turnId: writer.turn.id, ...errorFields(cause) }, "a turn failed");
  try {
    await settle(
      writer,
      reason === "stop" ? { status: "cancelled" } : { status: "failed", error: { code: "internal" } },
    );
  } catch (failure) {
    // Nothing can be stored now. The lease ends by itself, and whoever takes it ends the turn.
    if (!(failure instanceof LostLease)) throw failure;
  }
}
