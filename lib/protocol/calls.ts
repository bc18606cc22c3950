import type { Step } from "./interaction";
import type { Turn } from "./thread";
import type { FunctionTool } from "./tools";

export const CALL_DECISIONS = ["allowed", "denied"] as const;
export const APPROVAL_SCOPES = ["once", "thread", "always"] as const;

/** What a person has decided of one call; `arguments` are the ones that stand in the place of the model's. */
export type CallNote = {
  arguments?: Record<string, unknown> | undefined;
  decision?: (typeof CALL_DECISIONS)[number] | undefined;
  scope?: (typeof APPROVAL_SCOPES)[number] | undefined;
  /** Why it was denied, in the person's words. */
  reason?: string | undefined;
  /** Where the result of ours stands among the steps of the turn. */
  resultAt?: number | undefined;
};

export type CallStep = Extract<Step, { type: "function_call" }>;
export type ResultStep = Extract<Step, { type: "function_result" }>;

/** A call of a function, and all that is known of it. */
export type FunctionCall = {
  /** Of its step in the turn. It names the call: ids of the API may be empty or come again. */
  position: number;
  /** How the result names the call to the API. */
  id: string;
  name: string;
  /** The edited ones where there are such. Null where the model's text is no JSON object. */
  arguments: Record<string, unknown> | null;
  isEdited: boolean;
  /** The model's text where it is no JSON object. */
  argumentText: string | null;
  note: CallNote;
  result: ResultStep | null;
};

/** The calls of functions in a turn, in order, each with its result. */
export function selectCalls(turn: Pick<Turn, "steps" | "argumentTexts" | "callNotes">): FunctionCall[] {
  const calls: FunctionCall[] = [];
  const ours = ourResultsIn(turn);
  turn.steps.forEach((step, position) => {
    if (step.type === "function_call") calls.push(toCall(turn, step, position));
    if (step.type !== "function_result" || ours.has(position)) return;
    // An agent's own result names its call by the id alone: the first open one, as ids come again.
    const call = calls.find(({ id, result }) => result === null && id === step.call_id);
    if (call) call.result = step;
  });
  return calls;
}

function toCall(
  turn: Pick<Turn, "steps" | "argumentTexts" | "callNotes">,
  step: CallStep,
  position: number,
): FunctionCall {
  const note = turn.callNotes[position] ?? {};
  const argumentText = turn.argumentTexts[position] ?? null;
  return {
    position,
    // Some models leave the id empty; what stands for it only has to be the same each time.
    id: step.id || `call-${position}`,
    name: step.name,
    arguments: note.arguments ?? (argumentText === null ? (step.arguments ?? {}) : null),
    isEdited: note.arguments !== undefined,
    argumentText,
    note,
    result: resultOf(turn, note),
  };
}

function resultOf({ steps }: Pick<Turn, "steps">, { resultAt }: CallNote): ResultStep | null {
  const step = resultAt === undefined ? undefined : steps[resultAt];
  return step?.type === "function_result" ? step : null;
}

type CallingTurn = Pick<Turn, "steps" | "argumentTexts" | "callNotes" | "settings">;

/** The calls that are ours to answer. */
export function selectOurCalls(turn: CallingTurn): FunctionCall[] {
  return selectCalls(turn).filter((call) => !isAgentsOwn(turn, call));
}

/** Those of them that nobody has answered. */
export function pendingCallsOf(turn: CallingTurn): FunctionCall[] {
  return selectOurCalls(turn).filter(({ result }) => result === null);
}

/** Where the results that we gave stand among the steps of a turn. */
export function ourResultsIn({ callNotes }: Pick<Turn, "callNotes">): Set<number> {
  return new Set(Object.values(callNotes).flatMap(({ resultAt }) => resultAt ?? []));
}

/** Whether an agent answers a call itself: it has functions of its own, and calls ours as a model does. */
export function isAgentsOwn(turn: Pick<Turn, "settings">, call: Pick<FunctionCall, "name">): boolean {
  return turn.settings.agent !== undefined && functionOf(turn, call.name) === null;
}

/** The declaration of a function that a turn may call; null where there is none of that name. */
export function functionOf(turn: Pick<Turn, "settings">, name: string): FunctionTool | null {
  const tools = turn.settings.tools ?? [];
  return (
    tools.find(
      (tool): tool is FunctionTool => tool.type === "function" && !tool.isOff && tool.name === name,
    ) ?? null
  );
}

/** Whether the call is an action on a screen, which the model asks for by names of its own. */
export function isComputerAction(turn: Pick<Turn, "settings">, call: Pick<FunctionCall, "name">): boolean {
  const { tools = [] } = turn.settings;
  return (
    functionOf(turn, call.name) === null && tools.some((tool) => tool.type === "computer_use" && !tool.isOff)
  );
}

/** Whether a person has to allow the call, and has not done so: not this call, nor all of its function. */
export function needsApproval(turn: Turn, call: FunctionCall): boolean {
  if (call.note.decision || functionOf(turn, call.name)?.approval !== "ask") return false;
  const earlier = selectCalls(turn).filter(({ name }) => name === call.name);
  return !earlier.some(({ note }) => note.scope === "thread" || note.scope === "always");
}

/** The text whose hash says which arguments a person has seen: keys in order, so that it is always the same. */
export function canonicalArguments(call: Pick<FunctionCall, "arguments" | "argumentText">): string {
  return call.arguments ? toCanonicalJson(call.arguments) : (call.argumentText ?? "");
}

/** JSON with the keys in order, so that what is the same is the same text. */
export function toCanonicalJson(value: unknown): string {
  return JSON.stringify(inOrder(value));
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([first], [second]) => (first < second ? -1 : 1));
  return Object.fromEntries(entries.map(([key, entry]) => [key, inOrder(entry)]));
}

/** The reason for which a person did not allow a call, which may be empty; null where they did. */
export function denialOf({ note }: Pick<FunctionCall, "note">): string | null {
  return note.decision === "denied" ? (note.reason ?? "") : null;
}
