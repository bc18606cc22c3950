import "server-only";
import type { Preparing } from "@/lib/protocol/thread";
import { env } from "@/lib/server/env";
import { type Failure, toFailure } from "@/lib/server/gemini/failure";
import { startInteraction } from "@/lib/server/gemini/interactions";
import { type History, toParams } from "@/lib/server/gemini/request";
import type { SentTools } from "@/lib/server/gemini/tools";
import { probeInteraction } from "./find-interaction";
import { findTools } from "./find-tools";
import { FileFailure, forgetCopies } from "./google-file";
import { findHistory, inputOf, replayHistory } from "./history";
import { type Outgoing, toOutgoing } from "./outgoing";
import { type PumpEnd, pump } from "./pump";
import { judgeRecovered, type Running, reattach } from "./reattach";
import { planWait, waitUntil } from "./retry";
import { judge, judgeErrorEvent, type Verdict } from "./verdict";
import { madeFor, withholdMedia } from "./withhold-media";
import { withoutRepeats } from "./without-repeats";
import { LostLease, type TurnWriter } from "./writer";

const TRIES = 3;

/**
 * Calls the API and writes its answer, until there is one, and says how it ended. Calls again only
 * where the API provably did nothing: at most twice after refused connections and 503, once after 429,
 * once with its files uploaded anew where Google has lost them, and once with the whole history where
 * it has lost the interaction before.
 */
export async function callUntilAnswered(running: Running): Promise<Verdict> {
  const { owner, writer, signal } = running;
  let history = await findHistory(owner, writer.turn);
  let hasWaitedForLimit = writer.turn.waiting?.code === "rate_limited";
  let hasSentFilesAgain = false;
  if (writer.turn.waiting) await waitUntil(writer.turn.waiting, signal);
  for (let tries = 1; ; tries++) {
    const outgoing = await prepare(running, history);
    if ("status" in outgoing) return outgoing;
    const end = await callOnce(running, history, outgoing);
    if (!("failure" in end)) return end;
    const { failure } = end;
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
    if (!waiting) return judgeFailure(failure);
    hasWaitedForLimit ||= waiting.code === "rate_limited";
    writer.write({ event_type: "turn.waiting", waiting });
    await writer.flush();
    await waitUntil(waiting, signal);
  }
}

/** What is sent, its files brought to Google; the end of the turn where one could not be. */
async function prepare({ owner, writer, signal }: Running, history: History): Promise<Outgoing | Verdict> {
  const steps = [...("steps" in history ? history.steps : []), ...inputOf(writer.turn)];
  const { settings } = writer.turn;
  const tell = (preparing: Preparing) => writer.write({ event_type: "turn.preparing", preparing });
  try {
    return await toOutgoing(steps, { owner, settings, tell, signal });
  } catch (cause) {
    signal.throwIfAborted();
    if (!(cause instanceof FileFailure)) throw cause;
    return { status: "failed", error: cause.error };
  }
}

/** How the interaction ended; the failure where no event of it came. */
async function callOnce(
  running: Running,
  history: History,
  outgoing: Outgoing,
): Promise<Verdict | { failure: Failure }> {
  const { owner, writer, signal } = running;
  const { tools, toolChoice } = await findTools(owner, writer.turn);
  writer.write({ event_type: "turn.started" });
  // Stored before the call goes out: a turn that was left in between is never sent twice.
  await writer.flush();
  const call = new AbortController();
  const params = toParams(writer.turn, { input: outgoing.steps, history, tools, toolChoice, isBackground: false, environment: undefined, budget: null });
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
    return await judgeEnd(end, running);
  } catch (cause) {
    call.abort();
    signal.throwIfAborted();
    if (cause instanceof LostLease) throw cause;
    if (writer.turn.isCalling) return { failure: withoutSecrets(toFailure(cause), tools) };
    return reattach(running);
  }
}

/** Google's copy of the running interaction, if it is settled there while our stream is silent. */
async function probe(writer: TurnWriter, signal: AbortSignal) {
  const id = writer.turn.interactions.at(-1)?.id;
  return id ? probeInteraction(id, signal) : null;
}

async function judgeEnd(end: PumpEnd, running: Running): Promise<Verdict> {
  const { turn } = running.writer;
  const hasBegun = !turn.isCalling;
  switch (end.kind) {
    case "completed":
      return judge(turn, end.interaction.status, end.interaction.errors);
    case "recovered":
      return judgeRecovered(running, end.interaction);
    case "error":
      return (
        judgeErrorEvent(end.error) ??
        (hasBegun ? reattach(running) : { status: "failed", error: { code: "upstream_error" } })
      );
    case "cut":
      return hasBegun ? reattach(running) : { status: "cut_off", error: { code: "maybe_sent" } };
    case "silent":
      return end.hasBegun
        ? { status: "cut_off", error: { code: "cut_off" } }
        : { status: "failed", error: { code: "first_byte_timeout" } };
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

/** A refusal may quote what it refuses, and the headers of MCP servers are nobody's to see. */
function withoutSecrets(failure: Failure, tools: SentTools): Failure {
  const { detail } = failure.error;
  if (!detail) return failure;
  const secrets = tools.flatMap((tool) =>
    tool.type === "mcp_server" ? Object.values(tool.headers ?? {}) : [],
  );
  const redacted = secrets
    .filter((secret) => secret !== "")
    .reduce((text, secret) => text.replaceAll(secret, "…"), detail);
  return { ...failure, error: { ...failure.error, detail: redacted } };
}

function judgeFailure({ error, retryAfterMs, status }: Failure): Verdict {
  const retryAt = retryAfterMs === null ? {} : { retryAt: Date.now() + retryAfterMs };
  const isUnknown = status === null && error.code === "maybe_sent";
  return { status: isUnknown ? "cut_off" : "failed", error: { ...error, ...retryAt } };
}
