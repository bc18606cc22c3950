import "server-only";
import { pendingCallsOf } from "@/lib/protocol/calls";
import { isSettled } from "@/lib/protocol/interaction";
import type { Turn } from "@/lib/protocol/thread";
import { reserveRound } from "@/lib/server/limits/reserve";
import { answerCalls } from "./answer-calls";
import { callUntilAnswered } from "./call";
import { newResultsOf } from "./history";
import type { Running } from "./judge-recovered";
import { reattach } from "./reattach";
import type { Verdict } from "./verdict";

/**
 * Calls the API, runs the functions that it calls, and calls it again with their results, until the
 * turn has an end or waits for a person. Begins where the turn stands.
 */
export async function converse(running: Running): Promise<Verdict> {
  let verdict = await begin(running);
  while (verdict.status === "requires_action") {
    const stop = await answerCalls(running);
    if (stop) return stop;
    await reserveRound(running.writer.turn);
    verdict = await callUntilAnswered(running);
  }
  return verdict;
}

function begin(running: Running): Promise<Verdict> | Verdict {
  const { turn } = running.writer;
  switch (running.isMarked ? "call" : placeOf(turn)) {
    case "call":
      return callUntilAnswered(running);
    case "answer":
      return { status: "requires_action" };
    case "reattach":
      return reattach(running);
    case "unknown":
      return { status: "cut_off", error: { code: "maybe_sent" } };
  }
}

/** Where a turn stands that another process, or a person, has left. */
function placeOf(turn: Turn): "call" | "answer" | "reattach" | "unknown" {
  const wasNotCalled = turn.status === "queued" || turn.waiting !== null || turn.preparing !== null;
  if (wasNotCalled) return "call";
  const last = turn.interactions.at(-1);
  // The process before this one had sent the call.
  if (turn.isCalling || !last) return "unknown";
  const hasToAnswer = pendingCallsOf(turn).length > 0 || newResultsOf(turn).length > 0;
  return isSettled(last.status) && hasToAnswer ? "answer" : "reattach";
}
