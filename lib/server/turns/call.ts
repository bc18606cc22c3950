import "server-only";
import type { Preparing } from "@/lib/protocol/thread";
import type { Owner } from "@/lib/server/access/owner";
import { env } from "@/lib/server/env";
import { type Failure, toFailure } from "@/lib/server/gemini/failure";
import { startInteraction } from "@/lib/server/gemini/interactions";
import { type History, toParams, userInputOf } from "@/lib/server/gemini/request";
import { probeInteraction } from "./find-interaction";
import { FileFailure, forgetCopies } from "./google-file";
import { findHistory, replayHistory } from "./history";
import { type Outgoing, toOutgoing } from "./outgoing";
import { type PumpEnd, pump } from "./pump";
import { type Running, reattach, settleRecovered } from "./reattach";
import { planWait, waitUntil } from "./retry";
import { judge, judgeErrorEvent } from "./verdict";
import { madeFor, withholdMedia } from "./withhold-media";
import { withoutRepeats } from "./without-repeats";
import { LostLease, type TurnWriter } from "./writer";

const TRIES = 3;

/**
 * Calls the API and writes its answer, until the turn has settled. Calls again only where the API
 * provably did nothing: at most twice after refused connections and 503, once after 429, once with its
 * files uploaded anew where Google has lost them, and once with the whole history where it has lost
 * the parent interaction.
 */
export async function callUntilAnswered(
  owner: Owner,
  writer: TurnWriter,
  signal: AbortSignal,
): Promise<void> {
  let history = await findHistory(owner, writer.turn);
  let hasWaitedForLimit = writer.turn.waiting?.code === "rate_limited";
  let hasSentFilesAgain = false;
  if (writer.turn.waiting) await waitUntil(writer.turn.waiting, signal);
  for (let tries = 1; ; tries++) {
    const outgoing = await prepare(owner, writer, history, signal);
    if (!outgoing) return;
    const failure = await callOnce({ owner, writer, history, signal }, outgoing);
    if (!failure) return;
    if (isFileLost(failure) && outgoing.sentBlobIds.length > 0 && !hasSentFilesAgain) {
      hasSentFilesAgain = true;
      await forgetCopies(outgoing.sentBlobIds);
      continue;
    }
    if (isHistoryLost(failure, history)) {
      history = await replayHistory(owner, writer.turn);
      hasSentFilesAgain = false;
      writer.write({ event_type: "turn.replayed" });
      continue;
    }
    const waiting = tries < TRIES ? planWait(failure, tries, hasWaitedForLimit) : null;
    if (!waiting) {
      await settleFailure(writer, failure);
      return;
    }
    hasWaitedForLimit ||= waiting.code === "rate_limited";
    writer.write({ event_type: "turn.waiting", waiting });
    await writer.flush();
    await waitUntil(waiting, signal);
  }
}

/** What is sent, its files brought to Google; null where one could not be, which settles the turn. */
async function prepare(
  owner: Owner,
  writer: TurnWriter,
  history: History,
  signal: AbortSignal,
): Promise<Outgoing | null> {
  const steps = [...("steps" in history ? history.steps : []), userInputOf(writer.turn)];
  const { model } = writer.turn.settings;
  const tell = (preparing: Preparing) => writer.write({ event_type: "turn.preparing", preparing });
  try {
    return await toOutgoing(steps, { owner, model, tell, signal });
  } catch (cause) {
    signal.throwIfAborted();
    if (!(cause instanceof FileFailure)) throw cause;
    await writer.settle("failed", cause.error);
    return null;
  }
}

type Call = { owner: Owner; writer: TurnWriter; history: History; signal: AbortSignal };

/** Null where the turn has settled; the failure where no event came. */
async function callOnce(
  { owner, writer, history, signal }: Call,
  outgoing: Outgoing,
): Promise<Failure | null> {
  writer.write({ event_type: "turn.started" });
  // Stored before the call goes out: a turn that was left in between is never sent twice.
  await writer.flush();
  const call = new AbortController();
  const params = toParams(writer.turn, outgoing.steps, history);
  const events = withoutRepeats(startInteraction(params, AbortSignal.any([signal, call.signal])));
  const about = madeFor(owner, writer.turn);
  try {
    const end = await pump({
      events: withholdMedia(events, about),
      write: (event) => writer.write(event),
      firstByteMs: env().FIRST_BYTE_TIMEOUT_MS,
      idleMs: env().IDLE_TIMEOUT_MS,
      probe: () => probe(writer, signal),
      signal,
    });
    call.abort();
    signal.throwIfAborted();
    await settleEnd(end, { owner, writer, signal });
    return null;
  } catch (cause) {
    call.abort();
    signal.throwIfAborted();
    if (cause instanceof LostLease) throw cause;
    if (writer.turn.interactions.length === 0) return toFailure(cause);
    await reattach({ owner, writer, signal });
    return null;
  }
}

/** Google's copy of the running interaction, if it is settled there while our stream is silent. */
async function probe(writer: TurnWriter, signal: AbortSignal) {
  const id = writer.turn.interactions.at(-1)?.id;
  return id ? probeInteraction(id, signal) : null;
}

async function settleEnd(end: PumpEnd, running: Running): Promise<void> {
  const { writer } = running;
  const hasBegun = writer.turn.interactions.length > 0;
  switch (end.kind) {
    case "completed": {
      const verdict = judge(writer.turn, end.interaction.status, end.interaction.errors);
      return writer.settle(verdict.status, verdict.error);
    }
    case "recovered":
      return settleRecovered(running, end.interaction);
    case "error": {
      const verdict = judgeErrorEvent(end.error);
      if (verdict) return writer.settle(verdict.status, verdict.error);
      return hasBegun ? reattach(running) : writer.settle("failed", { code: "upstream_error" });
    }
    case "cut":
      return hasBegun ? reattach(running) : writer.settle("cut_off", { code: "maybe_sent" });
    case "silent":
      return end.hasBegun
        ? writer.settle("cut_off", { code: "cut_off" })
        : writer.settle("failed", { code: "first_byte_timeout" });
    default:
      end satisfies never;
  }
}

// An expired file is refused in words about files; one that is not ready yet, too.
function isFileLost({ status, error }: Failure): boolean {
  return status !== null && [400, 403, 404].includes(status) && /\bfiles?\b/i.test(error.detail ?? "");
}

// The shape of this refusal is not documented; with the history sent along, a real fault shows again.
function isHistoryLost(failure: Failure, history: History): boolean {
  if (!("previousInteractionId" in history) || failure.error.code === "invalid_key") return false;
  return failure.status === 404 || failure.status === 403 || failure.status === 400;
}

async function settleFailure(writer: TurnWriter, { error, retryAfterMs, status }: Failure): Promise<void> {
  const retryAt = retryAfterMs === null ? {} : { retryAt: Date.now() + retryAfterMs };
  await writer.settle(status === null && error.code === "maybe_sent" ? "cut_off" : "failed", {
    ...error,
    ...retryAt,
  });
}
