import "server-only";
import type { Preparing } from "@/lib/protocol/thread";
import { type Failure, toFailure } from "@/lib/server/gemini/failure";
import type { History } from "@/lib/server/gemini/request";
import type { SentTools } from "@/lib/server/gemini/tools";
import { toRequestNote } from "@/lib/server/recordings/request-note";
import { CallFailure, openCall } from "./api-call";
import { type Attempt, firstAttempt, mend } from "./attempt";
import { findParams } from "./find-params";
import { FileFailure } from "./google-file";
import { stepsToSend } from "./history";
import { judgeRecovered, type Running } from "./judge-recovered";
import { listen } from "./listen";
import { carrierOfBytes, type Outgoing, toOutgoing } from "./outgoing";
import type { PumpEnd } from "./pump";
import { reattach } from "./reattach";
import { planWait, waitUntil } from "./retry";
import { CUT_OFF, judge, judgeErrorEvent, TOO_LONG, type Verdict } from "./verdict";
import { LostLease } from "./writer";

const TRIES = 3;

/**
 * Calls the API and writes its answer, until there is one, and says how it ended. Calls again only
 * where the API provably did nothing: at most twice after refused connections and 503, once after 429,
 * and after a refusal that says what has to be sent otherwise.
 */
export async function callUntilAnswered(running: Running): Promise<Verdict> {
  const { writer, signal } = running;
  let attempt = await firstAttempt(running);
  let hasWaitedForLimit = writer.turn.waiting?.code === "rate_limited";
  if (writer.turn.waiting) await waitUntil(writer.turn.waiting, signal);
  for (let tries = 1; ; ) {
    const outgoing = await prepare(running, attempt.history);
    if ("status" in outgoing) return outgoing;
    const end = await callOnce(running, attempt, outgoing);
    if (!("failure" in end)) return end;
    const { failure } = end;
    const mended = await mend(running, attempt, { failure, outgoing });
    if (mended) {
      attempt = mended;
      continue;
    }
    const waiting = tries < TRIES ? planWait(failure, tries, hasWaitedForLimit) : null;
    if (!waiting) return judgeFailure(failure);
    tries += 1;
    hasWaitedForLimit ||= waiting.code === "rate_limited";
    writer.write({ event_type: "turn.waiting", waiting });
    await writer.flush();
    await waitUntil(waiting, signal);
  }
}

/** What is sent, its files brought to Google; the end of the turn where one could not be. */
async function prepare({ owner, writer, signal }: Running, history: History): Promise<Outgoing | Verdict> {
  const { settings } = writer.turn;
  const tell = (preparing: Preparing) => writer.write({ event_type: "turn.preparing", preparing });
  try {
    const carrier = carrierOfBytes(tell, signal);
    return await toOutgoing(stepsToSend(writer.turn, history), { owner, settings, carrier });
  } catch (cause) {
    signal.throwIfAborted();
    if (!(cause instanceof FileFailure)) throw cause;
    return { status: "failed", error: cause.error };
  }
}

/** How the interaction ended; the failure where no event of it came. */
async function callOnce(
  running: Running,
  attempt: Attempt,
  outgoing: Outgoing,
): Promise<Verdict | { failure: Failure }> {
  const { owner, writer, signal } = running;
  const params = await findParams(owner, writer.turn, { attempt, input: outgoing.steps });
  writer.note(toRequestNote(params));
  await markCall(running, attempt.isBackground);
  signal.throwIfAborted();
  const call = openCall(running, params, attempt.isBackground);
  try {
    const end = await listen(running, call.events);
    signal.throwIfAborted();
    await call.end();
    return await judgeEnd(end, running);
  } catch (cause) {
    await call.end();
    signal.throwIfAborted();
    if (cause instanceof LostLease) throw cause;
    if (!writer.turn.isCalling) return reattach(running);
    // Only what the API did not answer may be sent again: of anything else it may have begun.
    if (!(cause instanceof CallFailure)) throw cause;
    return { failure: withoutSecrets(toFailure(cause.cause), params.tools) };
  }
}

/** Stored before the call goes out: a turn that was left in between is never sent twice. */
async function markCall(running: Running, isBackground: boolean): Promise<void> {
  const { writer, isMarked } = running;
  running.isMarked = false;
  // What had to be waited for in between has taken the mark away.
  if (isMarked && writer.turn.isCalling) return;
  writer.write({ event_type: "turn.started", ...(isBackground && { isBackground }) });
  await writer.flush();
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
      // What runs in the background may have lost no more than this stream.
      if (hasBegun && turn.isBackground) return reattach(running);
      return (
        judgeErrorEvent(end.error) ??
        (hasBegun ? reattach(running) : { status: "failed", error: { code: "upstream_error" } })
      );
    case "cut":
      return hasBegun ? reattach(running) : { status: "cut_off", error: { code: "maybe_sent" } };
    case "too_long":
      return TOO_LONG;
    case "silent":
      if (!end.hasBegun) return { status: "failed", error: { code: "first_byte_timeout" } };
      return turn.isBackground ? reattach(running) : CUT_OFF;
  }
}

/** A refusal may quote what it refuses, and the headers of MCP servers are nobody's to see. */
function withoutSecrets(failure: Failure, tools: SentTools = []): Failure {
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
