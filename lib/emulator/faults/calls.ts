import { type Performance, toFunctionCall, toSteps } from "../performance.ts";
import type { FunctionDeclaration } from "../prompt.ts";
import { type Call, toCalls } from "../scenarios/functions/choose-calls.ts";
import { isObject, type Step } from "../wire.ts";
import type { Change, FaultContext } from "./fault.ts";

const isCall = ({ type }: Step) => type === "function_call";

/** Calls that wait for an answer: an agent answers those of its own itself. */
function pendingCalls(steps: Step[]): Step[] {
  const answered = new Set(steps.map(({ call_id }) => call_id));
  return steps.filter((step) => isCall(step) && !answered.has(step.id));
}

/** A call, where there is none, of the first function or of one that was never declared. */
export const requireAction: Change = (performance, context) => {
  if (pendingCalls(performance.steps).length > 0) return performance;
  const declared = context.prompt.functions[0];
  const asked = { name: "ask_a_person", arguments: { question: "May I go on?" } };
  return callOnly([declared ? firstCall(declared, context) : asked], context);
};

export const loseCallIds: Change = changeCalls((call) => ({ ...call, id: "" }));

/** The same ids in every round, so that they tell calls apart only within one. */
export const repeatCallIds: Change = changeCalls((call, index) => ({ ...call, id: `call000${index + 1}` }));

export const callUnknown: Change = changeCalls((call) => ({ ...call, name: `un${String(call.name)}` }));

/** Every argument is of another type than the one the schema wants. */
export const misuseArguments: Change = changeCalls((call) => {
  const values = isObject(call.arguments) ? Object.entries(call.arguments) : [];
  const wrong = values.map(([key, value]) => [key, typeof value === "string" ? { not: value } : "not this"]);
  return { ...call, arguments: Object.fromEntries([...wrong, ["unasked", true]]) };
});

/** The text of the arguments ends before it is whole. */
export const breakArguments: Change = (performance, context) => ({
  ...requireAction(performance, context),
  breaksArguments: true,
});

/** Says that it is done, and calls all the same. */
export const completeWithCalls: Change = (performance, context) => ({
  ...requireAction(performance, context),
  status: "completed",
});

/** So many calls at once, each with an argument of its own where there is one to vary. */
export function callManyTimes(count: number): Change {
  return (performance, context) => {
    const declared = context.prompt.functions[0];
    if (!declared || context.prompt.results.length > 0) return performance;
    const call = firstCall(declared, context);
    return callOnly(
      Array.from({ length: count }, (_, index) => vary(call, index + 1)),
      context,
    );
  };
}

/** Never comes to an end: after each result it calls again, with other arguments or with the same. */
export function callAgain(kind: "other" | "same" | "in turn"): Change {
  return (performance, context) => {
    const { functions, results } = context.prompt;
    const round = results.length;
    const declared = functions[kind === "in turn" ? round % Math.min(2, functions.length || 1) : 0];
    if (!declared) return performance;
    const call = firstCall(declared, context);
    return callOnly([kind === "other" ? vary(call, round + 1) : call], context);
  };
}

function changeCalls(change: (call: Step, index: number) => Step): Change {
  return (performance, context) => {
    // After a result the calls have been made: what changes them has no more to do, but for their ids.
    const isOver = context.prompt.results.length > 0 && pendingCalls(performance.steps).length === 0;
    const { steps, ...rest } = isOver ? performance : requireAction(performance, context);
    let index = 0;
    const pending = pendingCalls(steps);
    return { ...rest, steps: steps.map((step) => (pending.includes(step) ? change(step, index++) : step)) };
  };
}

function callOnly(calls: Call[], context: FaultContext): Performance {
  const thought = toSteps([{ type: "thought", summaries: [] }], { ...context, signsNothing: false });
  const steps = calls.map((call) => toFunctionCall(call.name, call.arguments, context));
  return { steps: [...thought, ...steps], status: "requires_action" };
}

function firstCall(declared: FunctionDeclaration, { prompt }: FaultContext): Call {
  return toCalls(declared, prompt.text)[0] ?? { name: declared.name, arguments: {} };
}

function vary({ name, arguments: values }: Call, round: number): Call {
  const entries = Object.entries(values).map(([key, value]) => {
    if (typeof value === "number") return [key, value + round];
    return [key, typeof value === "string" ? `${value} ${round}` : value];
  });
  return { name, arguments: entries.length > 0 ? Object.fromEntries(entries) : { round } };
}
