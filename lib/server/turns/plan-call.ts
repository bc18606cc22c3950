import "server-only";
import {
  canonicalArguments,
  type FunctionCall,
  functionOf,
  isComputerAction,
  needsApproval,
  selectOurCalls,
} from "@/lib/protocol/calls";
import { toolChoiceFor, toolsFor } from "@/lib/protocol/combinations";
import { validateJson } from "@/lib/protocol/json-schema";
import { targetOf } from "@/lib/protocol/models";
import type { Turn } from "@/lib/protocol/thread";
import { findBuiltIn } from "@/lib/server/functions/registry";
import { inEnglish } from "@/lib/server/in-english";

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
  // A person does the actions of computer use, whose names are the model's own.
  if (isComputerAction(turn, call)) return { kind: "wait" };
  const declared = functionOf(turn, call.name);
  if (!declared || !isSent(turn, call.name)) return refuse(`There is no function named ${call.name}.`);
  const reason = reasonToRefuse(turn, call);
  if (reason) return refuse(reason);
  if (needsApproval(turn, call) || declared.executor.kind !== "built_in" || !call.arguments) {
    return { kind: "wait" };
  }
  return { kind: "run", arguments: call.arguments };
}

/** Whether the model was told of a function: what is switched off or not allowed is not run either. */
function isSent({ settings }: Turn, name: string): boolean {
  const target = targetOf(settings);
  const choice = toolChoiceFor(settings, target);
  if (typeof choice === "object" && !choice.allowed_tools.tools.includes(name)) return false;
  return toolsFor(settings, target).some((tool) => tool.type === "function" && tool.name === name);
}

/** Why a call is not run as it is; null where it may be. Edited arguments are held against the same rules. */
export function reasonToRefuse(turn: Turn, call: FunctionCall): string | null {
  const others = selectOurCalls(turn).filter(({ position }) => position < call.position);
  const firstStep = turn.interactions.findLast((record) => record.firstStep <= call.position)?.firstStep ?? 0;
  // First, so that what comes after looks at few.
  if (others.filter(({ position }) => position >= firstStep).length >= PARALLEL_MAX) {
    return `At most ${PARALLEL_MAX} functions may be called at once.`;
  }
  if (!call.arguments) return "The arguments are not a JSON object.";
  const text = canonicalArguments(call);
  if (text.length > ARGUMENTS_MAX_LENGTH) return "The arguments are too large.";
  const isSame = ({ name, ...other }: FunctionCall) =>
    name === call.name && canonicalArguments(other) === text;
  if (others.filter(isSame).length >= REPEATS_MAX - 1) {
    return "This function was called with these arguments before. Use that result, or answer without it.";
  }
  return faultsOf(turn, call);
}

function faultsOf(turn: Turn, call: FunctionCall): string | null {
  const declared = functionOf(turn, call.name);
  const parameters =
    declared?.executor.kind === "built_in" ? findBuiltIn(call.name)?.parameters : declared?.parameters;
  if (!parameters) return null;
  const issues = inEnglish(() => validateJson(parameters, call.arguments));
  if (issues.length === 0) return null;
  const lines = issues
    .slice(0, 10)
    .map(({ path, message }) => `${path.join(".") || "The arguments"}: ${message}`);
  return `The arguments do not fit the function's parameters. ${lines.join(" ")}`;
}

function refuse(reason: string): CallPlan {
  return { kind: "refuse", reason };
}
