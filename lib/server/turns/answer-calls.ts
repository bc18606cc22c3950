import "server-only";
import { type FunctionCall, pendingCallsOf, selectOurCalls } from "@/lib/protocol/calls";
import type { Turn } from "@/lib/protocol/thread";
import { runBuiltIn } from "@/lib/server/functions/run";
import type { Running } from "./judge-recovered";
import { planCall } from "./plan-call";
import { toResult } from "./to-result";
import type { Verdict } from "./verdict";

const ROUNDS_MAX = 8;

/**
 * Answers the calls of the last interaction that can be answered here: at once, and each as it is done.
 * Null where all have a result; else how the turn ends, or that it waits for a person.
 */
export async function answerCalls({ writer, signal }: Running): Promise<Verdict | null> {
  if (roundsOf(writer.turn) > ROUNDS_MAX) return { status: "failed", error: { code: "function_loop" } };
  const { turn } = writer;
  await Promise.all(
    pendingCallsOf(turn).map(async (call) => {
      const began = Date.now();
      const answer = await answerCall(turn, call, signal);
      if (!answer) return;
      const durationMs = Date.now() - began;
      const { position } = call;
      const step = toResult(call, answer);
      writer.write({ event_type: "turn.call_answered", position, step, durationMs });
    }),
  );
  signal.throwIfAborted();
  await writer.flush();
  return pendingCallsOf(writer.turn).length > 0 ? { status: "requires_action" } : null;
}

/** Null where the call waits for a person, or for a browser. */
async function answerCall(turn: Turn, call: FunctionCall, signal: AbortSignal) {
  const plan = planCall(turn, call);
  switch (plan.kind) {
    case "wait":
      return null;
    case "refuse":
      return { result: plan.reason, isError: true };
    case "run":
      return runBuiltIn(call.name, plan.arguments, signal);
  }
}

function roundsOf(turn: Turn): number {
  const calls = selectOurCalls(turn);
  return turn.interactions.filter(({ firstStep }, index) => {
    const end = turn.interactions[index + 1]?.firstStep ?? turn.steps.length;
    return calls.some(({ position }) => position >= firstStep && position < end);
  }).length;
}
