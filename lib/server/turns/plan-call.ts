import "server-only";
import {
  canonicalArguments,
  type FunctionCall,
  functionOf,
  needsApproval,
  selectCalls,
} from "@/lib/protocol/calls";
import { validateJson } from "@/lib/protocol/json-schema";
import type { Turn } from "@/lib/protocol/thread";
import { findBuiltIn } from "@/lib/server/functions/registry";

export type CallPlan =
  | { kind: "run"; arguments: Record<string, unknown> }
  /** A person, or a browser, has to do something first. */
  | { kind: "wait" }
  /** The model is told why, and may do better. Nothing runs. */
  | { kind: "refuse"; reason: string };

const REPEATS_MAX = 3;
const PARALLEL_MAX = 32;
const ARGUMENTS_MAX_LENGTH = 100_000;

/** What becomes of a call. What a model writes is input like any other: it runs only where it fits. */
export function planCall(turn: Turn, call: FunctionCall): CallPlan {
  const declared = functionOf(turn, call.name);
  // The actions of computer use are the model's own functions: a person does them.
  if (!declared)
    return isAction(turn) ? { kind: "wait" } : refuse(`There is no function named ${call.name}.`);
  const reason = reasonToRefuse(turn, call);
  if (reason) return refuse(reason);
  if (needsApproval(turn, call) || declared.executor.kind !== "built_in" || !call.arguments) {
    return { kind: "wait" };
  }
  return { kind: "run", arguments: call.arguments };
}

/** Why a call is not run as it is; null where it may be. Edited arguments are held against the same rules. */
export function reasonToRefuse(turn: Turn, call: FunctionCall): string | null {
  const text = canonicalArguments(call);
  if (!call.arguments) return "The arguments are not a JSON object.";
  if (text.length > ARGUMENTS_MAX_LENGTH) return "The arguments are too large.";
  const others = selectCalls(turn).filter(({ position }) => position < call.position);
  const same = others.filter(
    ({ name, ...other }) => name === call.name && canonicalArguments(other) === text,
  );
  if (same.length >= REPEATS_MAX - 1) {
    return "This function was called with these arguments before. Use that result, or answer without it.";
  }
  const firstStep = turn.interactions.findLast((record) => record.firstStep <= call.position)?.firstStep ?? 0;
  if (others.filter(({ position }) => position >= firstStep).length >= PARALLEL_MAX) {
    return `At most ${PARALLEL_MAX} functions may be called at once.`;
  }
  return faultsOf(turn, call);
}

function faultsOf(turn: Turn, call: FunctionCall): string | null {
  const declared = functionOf(turn, call.name);
  const parameters =
    declared?.executor.kind === "built_in" ? findBuiltIn(call.name)?.parameters : declared?.parameters;
  if (!parameters) return null;
  const issues = validateJson(parameters, call.arguments);
  if (issues.length === 0) return null;
  const lines = issues
    .slice(0, 10)
    .map(({ path, message }) => `${path.join(".") || "The arguments"}: ${message}`);
  return `The arguments do not fit the function's parameters. ${lines.join(" ")}`;
}

function isAction(turn: Turn): boolean {
  return (turn.settings.tools ?? []).some((tool) => tool.type === "computer_use" && !tool.isOff);
}

function refuse(reason: string): CallPlan {
  return { kind: "refuse", reason };
}
