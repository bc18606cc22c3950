import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { isTurnSettled, type Turn } from "@/lib/protocol/thread";
import type { Owner } from "@/lib/server/access/owner";
import { errorFields, log } from "@/lib/server/log";
import { callUntilAnswered } from "./call";
import { type Feed, openFeed } from "./feed";
import { releaseLease } from "./lease";
import { reattach } from "./reattach";
import { type AbortReason, runs } from "./running";
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
    .finally(() => closeRun(id, feed));
  runs().set(id, { turnId: id, abort, done });
}

function closeRun(turnId: string, feed: Feed): void {
  runs().delete(turnId);
  feed.close();
}

async function runToEnd(start: RunStart, writer: TurnWriter, signal: AbortSignal): Promise<void> {
  try {
    await run(start, writer, signal);
  } catch (cause) {
    if (!(cause instanceof LostLease)) await endBroken(start, writer, signal, cause);
  }
}

async function run({ owner, turn }: RunStart, writer: TurnWriter, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const wasNotCalled = turn.status === "queued" || turn.waiting !== null || turn.preparing !== null;
  if (wasNotCalled) {
    await callUntilAnswered(owner, writer, signal);
    return;
  }
  // The process before this one had sent the call.
  if (!turn.interactions.at(-1)) {
    await writer.settle("cut_off", { code: "maybe_sent" });
    return;
  }
  await reattach({ owner, writer, signal });
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
