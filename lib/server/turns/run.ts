import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { isTurnSettled, type Turn } from "@/lib/protocol/thread";
import type { Owner } from "@/lib/server/access/owner";
import { errorFields, log } from "@/lib/server/log";
import { converse } from "./converse";
import { type Feed, openFeed } from "./feed";
import { releaseLease } from "./lease";
import { type AbortReason, type Run, runs } from "./running";
import { titleThread } from "./title";
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
    .then(() => title)
    .catch((cause: unknown) => log.error({ turnId: id, ...errorFields(cause) }, "a turn could not be ended"))
    .finally(() => closeRun(run, feed));
  const run: Run = { turnId: id, abort, done };
  runs().set(id, run);
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
  const verdict = await converse({ owner, writer, signal });
  await writer.settle(verdict.status, verdict.error);
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
    await (reason === "stop" ? writer.settle("cancelled") : writer.settle("failed", { code: "internal" }));
  } catch (failure) {
    // Nothing can be stored now. The lease ends by itself, and whoever takes it ends the turn.
    if (!(failure instanceof LostLease)) throw failure;
  }
}
