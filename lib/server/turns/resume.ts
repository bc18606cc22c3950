import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { type ApiEvent, isSettled } from "@/lib/protocol/interaction";
import type { Turn } from "@/lib/protocol/thread";
import { env } from "@/lib/server/env";
import { toFailure } from "@/lib/server/gemini/failure";
import { type Frames, resumeInteraction, toApiEvent } from "@/lib/server/gemini/interactions";
import { look } from "./find-interaction";
import { judgeRecovered, type Running } from "./judge-recovered";
import { listen } from "./listen";
import type { PumpEnd } from "./pump";
import { CUT_OFF, judge, TOO_LONG, type Verdict } from "./verdict";
import { LostLease } from "./writer";

const STREAM_TRIES = 3;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;
// A key that was taken back does not come again by asking, nor does an interaction that is gone. Some are found
// only a moment later.
const REFUSALS = 3;
const OVERDUE: Verdict = { status: "cut_off", error: { code: "took_too_long" } };

/**
 * Follows an interaction that goes on at Google, to its end: by its stream from where it was left, as long
 * as that brings anything, and then by asking how it stands. Given up after `BACKGROUND_LIMIT_MS`, because
 * some interactions never end there.
 */
export async function resume(running: Running, id: string): Promise<Verdict> {
  const { writer, signal } = running;
  // Without a place to go on from, a stream would say all of it again.
  const hasPlace = writer.turn.lastEventId !== null || writer.turn.steps.length === 0;
  for (let tries = 0; hasPlace && tries < STREAM_TRIES; ) {
    const reached = writer.turn.lastEventId;
    const end = await listenOn(running, id);
    if (end === "refused") break;
    const verdict = end && (await judgeEnd(end, running));
    if (verdict) return verdict;
    if (isOverdue(writer.turn)) return OVERDUE;
    // What has failed says so to whoever asks, at once.
    if (end?.kind === "error") break;
    tries = writer.turn.lastEventId === reached ? tries + 1 : 0;
    writer.write({ event_type: "turn.reattaching" });
    await sleep(Math.min(FIRST_WAIT_MS * 2 ** tries, LONGEST_WAIT_MS), undefined, { signal });
  }
  return poll(running, id);
}

/** How the stream ended; null where there was none, "refused" where there will be none. */
async function listenOn(running: Running, id: string): Promise<PumpEnd | "refused" | null> {
  const { writer, signal } = running;
  const { lastEventId } = writer.turn;
  const connection = new AbortController();
  const open = AbortSignal.any([signal, connection.signal]);
  try {
    return await listen(
      running,
      after(lastEventId, () => resumeInteraction(id, lastEventId, open)),
    );
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof LostLease) throw cause;
    const { status } = toFailure(cause);
    return status !== null && status < 500 && status !== 429 ? "refused" : null;
  } finally {
    connection.abort();
  }
}

/**
 * A stream that begins anew, although it was asked for its end, is passed over until that. What was heard says so
 * event by event; but of a turn that had settled before it was taken up only the last event is known.
 */
async function* after(
  lastEventId: string | null,
  open: () => Promise<Frames>,
): AsyncGenerator<ApiEvent | null> {
  let isPassing: boolean | null = lastEventId === null ? false : null;
  for await (const frame of await open()) {
    const event = toApiEvent(frame);
    isPassing ??= event === null ? null : event.event_type === "interaction.created";
    yield isPassing ? null : event;
    if (isPassing && event?.event_id === lastEventId) isPassing = false;
  }
}

async function judgeEnd(end: PumpEnd, running: Running): Promise<Verdict | null> {
  switch (end.kind) {
    case "completed":
      return judge(running.writer.turn, end.interaction.status, end.interaction.errors);
    case "recovered":
      return judgeRecovered(running, end.interaction);
    case "too_long":
      return TOO_LONG;
    case "error":
    case "cut":
    case "silent":
      return null;
  }
}

async function poll(running: Running, id: string): Promise<Verdict> {
  const { writer, signal } = running;
  let refusals = 0;
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    const { interaction, status } = await look(id, signal);
    if (interaction && isSettled(interaction.status)) return judgeRecovered(running, interaction);
    refusals = status !== null && status < 500 && status !== 429 ? refusals + 1 : 0;
    if (refusals >= REFUSALS) return CUT_OFF;
    if (isOverdue(writer.turn)) return OVERDUE;
    if (interaction) noteStatus(running, id, interaction.status);
    await sleep(wait, undefined, { signal });
  }
}

/** That it is heard of is as good as an event of its stream: the page need not say that it is being looked for. */
function noteStatus({ writer }: Running, id: string, status: Turn["interactions"][number]["status"]): void {
  const { turn } = writer;
  if (!turn.reattaching && turn.interactions.at(-1)?.status === status) return;
  writer.write({ event_type: "interaction.status_update", interaction_id: id, status });
}

function isOverdue({ createdAt, calledAt }: Turn): boolean {
  return Date.now() - createdAt - (calledAt ?? 0) > env().BACKGROUND_LIMIT_MS;
}
