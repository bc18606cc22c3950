import {
  denialOf,
  type FunctionCall,
  functionOf,
  isAgentsOwn,
  needsApproval,
  pendingCallsOf,
  selectOurCalls,
} from "./calls";
import { isTurnSettled, type Turn } from "./thread";

/** Where a call of a function stands, and whom it waits for. */
export type CallState =
  | "running"
  | "done"
  | "failed"
  | "denied"
  /** A person has to allow it. */
  | "approval"
  /** A person has to give its result. */
  | "by_hand"
  /** A page of the person has to run it. */
  | "browser"
  /** It is allowed, and runs once nothing else of its turn waits. */
  | "allowed"
  /** Its turn has ended without it. */
  | "dropped";

export function callStateOf(turn: Turn, call: FunctionCall): CallState {
  if (call.result) {
    if (denialOf(call) !== null) return "denied";
    return call.result.is_error ? "failed" : "done";
  }
  if (!isTurnSettled(turn)) return "running";
  // What an agent has left open of its own waits for nobody.
  if (turn.status !== "requires_action" || isAgentsOwn(turn, call)) return "dropped";
  if (needsApproval(turn, call)) return "approval";
  const executor = functionOf(turn, call.name)?.executor;
  if (executor?.kind === "browser") return "browser";
  return executor?.kind === "built_in" ? "allowed" : "by_hand";
}

/** What a turn waits for; of several things the one that a person has to do first. */
export function awaitedIn(turn: Turn): "approval" | "by_hand" | "browser" | null {
  if (turn.status !== "requires_action") return null;
  const states = pendingCallsOf(turn).map((call) => callStateOf(turn, call));
  return (["approval", "by_hand", "browser"] as const).find((state) => states.includes(state)) ?? null;
}

/** How many of the calls that were made together have been answered or decided. */
export function progressOf(turn: Turn, call: FunctionCall): { decided: number; total: number } {
  const starts = turn.interactions.map(({ firstStep }) => firstStep);
  const first = starts.findLast((start) => start <= call.position) ?? 0;
  const end = starts.find((start) => start > call.position) ?? Number.POSITIVE_INFINITY;
  const together = selectOurCalls(turn).filter(({ position }) => position >= first && position < end);
  const open = together.filter((other) => WAITING.includes(callStateOf(turn, other)));
  return { decided: together.length - open.length, total: together.length };
}

const WAITING: readonly CallState[] = ["approval", "by_hand", "browser"];
