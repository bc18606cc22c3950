import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { isTurnSettled, type Turn } from "@/lib/protocol/thread";
import type { Owner } from "@/lib/server/access/owner";
import { tellActivity } from "@/lib/server/activity/watches";
import { errorFields, log } from "@/lib/server/log";
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

export type RunStart = { owner: Owner; turn: Turn; epoch: number; isStopRequested?: boolean };

/**
 * Runs a turn to its end in this process, whatever becomes of its readers: from the start, or from
 * where another process left it. The caller holds the lease of `epoch`.
 */
export function startRun(start: RunStart): void {
  const abort = new AbortController();
  if (start.isStopRequested) abort.abort("stop" satisfies AbortReason);
  const feed = openFeed(start.turn);
  const writer = createTurnWriter({ turn: start.turn, epoch: start.epoch, feed });
  const { id } = start.turn;
  const title = sleep(TITLE_DELAY_MS).then(() => titleThread(start.owner, start.turn, feed));
  const done = runToEnd(start, writer, abort.signal)
    .then(() => tellActivity(start.owner))
    .then(() => title)
    .catch((cause: unknown) => log.error({ turnId: id, ...errorFields(cause) }, "a turn could not be ended"))
    .finally(() => closeRun(run, feed));
  const run: Run = { turnId: id, abort, done };
  runs().set(id, run);
  tellActivity(start.owner);
}

// A turn that waited for a person may be running again while its title was still on its way.
function closeRun(run: Run, feed: Feed): void {
  if (runs().get(run.turnId) === run) runs().delete(run.turnId);
  feed.close();
}

async function runToEnd(start: RunStart, writer: TurnWriter, signal: AbortSignal): Promise<void> {
  try {
    await runTurn(start, writer, signal);
  } catch (cause) {
    if (!(cause instanceof LostLease)) await endBroken(start, writer, signal, cause);
  }
}

async function runTurn({ owner }: RunStart, writer: TurnWriter, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const heard = await findHeard(writer.turn);
  const verdict = await converse({ owner, writer, signal, heard });
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
