import "server-only";
import { ourResultsIn, pendingCallsOf } from "@/lib/protocol/calls";
import type { Interaction } from "@/lib/protocol/interaction";
import { targetOf } from "@/lib/protocol/models";
import { selectText } from "@/lib/protocol/select";
import type { Turn, TurnStatus } from "@/lib/protocol/thread";
import type { TurnError } from "@/lib/protocol/turn-errors";

export type Verdict = { status: TurnStatus; error?: TurnError };

export const CUT_OFF: Verdict = { status: "cut_off", error: { code: "cut_off" } };

export const TOO_LONG: Verdict = { status: "incomplete", error: { code: "answer_too_long" } };

/** How a turn ends whose last interaction has the status `status`. */
export function judge(turn: Turn, status: string, errors: Interaction["errors"] = []): Verdict {
  const detail = errors.map((error) => error.message).find(Boolean) ?? outputErrorOf(turn);
  const failed = (code: TurnError["code"]): Verdict => ({
    status: "failed",
    error: { code, ...(detail && { detail }) },
  });
  switch (status) {
    case "cancelled":
      return { status: "cancelled" };
    case "failed":
      return failed(detail && isRefusal(detail) ? "blocked" : "model_failed");
    case "requires_action":
      return pendingCallsOf(turn).length > 0 ? { status: "requires_action" } : failed("no_content");
    case "incomplete":
    case "budget_exceeded":
      if (detail && isRefusal(detail)) return failed("blocked");
      return hasOutput(turn) || isWorkInEnvironment(turn) ? { status: "incomplete" } : failed("no_content");
    default:
      // "completed" comes with unanswered calls, too; the calls decide.
      if (pendingCallsOf(turn).length > 0) return { status: "requires_action" };
      if (detail) return failed(isRefusal(detail) ? "blocked" : "model_failed");
      return hasOutput(turn) || isWorkInEnvironment(turn) ? { status: "completed" } : failed("no_content");
  }
}

/** What an agent has done stands in its environment, whether or not it came to say so. */
function isWorkInEnvironment({ settings }: Turn): boolean {
  return targetOf(settings).agent?.kind === "antigravity";
}

function hasOutput(turn: Turn): boolean {
  const steps = lastRoundOf(turn);
  const hasMedia = steps.some(
    (step) => step.type === "model_output" && step.content?.some((block) => block.type !== "text"),
  );
  return hasMedia || selectText({ steps }).trim() !== "";
}

/** What came after the last results of functions: words from before them are no answer. */
function lastRoundOf(turn: Turn): Turn["steps"] {
  return turn.steps.slice(Math.max(-1, ...ourResultsIn(turn)) + 1);
}

function outputErrorOf(turn: Turn): string | undefined {
  return lastRoundOf(turn)
    .flatMap((step) => (step.type === "model_output" ? (step.error?.message ?? []) : []))
    .at(0);
}

const REFUSAL = /safety|blocked|prohibited|recit(es|ation)|policy|refus/i;

function isRefusal(message: string): boolean {
  return REFUSAL.test(message);
}

// Faults on the way that say nothing of the interaction itself: it may well be complete at Google.
const PASSING = /timeout|deadline|unavailable|internal|cancelled|not_found|aborted|gateway/i;

/** An `error` event in the stream: null where the interaction is worth looking for again. */
export function judgeErrorEvent(error: {
  code?: unknown;
  message?: unknown;
  status?: unknown;
}): Verdict | null {
  const code = `${String(error.code ?? "")} ${String(error.status ?? "")}`;
  const message = typeof error.message === "string" ? error.message : "";
  const detail = message && { detail: message };
  if (isRefusal(code) || isRefusal(message))
    return { status: "failed", error: { code: "blocked", ...detail } };
  if (PASSING.test(code) || /\b5\d\d\b/.test(code)) return null;
  if (/rate_limit|exhausted|429/i.test(code))
    return { status: "failed", error: { code: "rate_limited", ...detail } };
  return { status: "failed", error: { code: "upstream_error", ...detail } };
}
