import { isAgentsOwn, ourResultsIn } from "./calls";
import type { Step } from "./interaction";
import { isTurnSettled, type StepTiming, type Turn } from "./thread";

/** Each call of a tool that runs elsewhere than here, and what its result is called. */
const RESULT_TYPES = {
  google_search_call: "google_search_result",
  url_context_call: "url_context_result",
  code_execution_call: "code_execution_result",
  google_maps_call: "google_maps_result",
  file_search_call: "file_search_result",
  mcp_server_tool_call: "mcp_server_tool_result",
  retrieval_call: "retrieval_result",
  processing_call: "processing_result",
  /** Of an agent, by its own functions: those that people declare are calls to them. */
  function_call: "function_result",
} as const;

type CallType = keyof typeof RESULT_TYPES;
type ResultType = (typeof RESULT_TYPES)[CallType];
export type ToolCallStep = Extract<Step, { type: CallType }>;
export type ToolResultStep = Extract<Step, { type: ResultType }>;

export type ToolUseState = "running" | "done" | "failed" | "stopped";

/** A call of a tool with its result, wherever in the turn that came. */
export type ToolUse = {
  /** Position of the call in the turn. */
  key: number;
  call: ToolCallStep;
  result: ToolResultStep | null;
  state: ToolUseState;
  /** The text of its arguments where that is not whole, or no JSON. */
  argumentText?: string;
  /** Null while it runs, and where no time was taken. */
  durationMs: number | null;
};

function isToolCall(step: Step): step is ToolCallStep {
  return step.type in RESULT_TYPES;
}

const RESULTS: ReadonlySet<string> = new Set(Object.values(RESULT_TYPES));

export function isToolResult(step: Step): step is ToolResultStep {
  return RESULTS.has(step.type);
}

/** The uses of tools in a turn, by the position of their call. Results find their call by its id. */
export function selectToolUses(turn: Turn): Map<number, ToolUse> {
  const uses = new Map<number, ToolUse>();
  const taken = ourResultsIn(turn);
  turn.steps.forEach((call, position) => {
    if (!isToolCall(call) || (call.type === "function_call" && !isAgentsOwn(turn, call))) return;
    const at = turn.steps.findIndex(
      (step, index) => index > position && !taken.has(index) && isResultOf(call, step),
    );
    taken.add(at);
    uses.set(position, toUse(turn, call, position, at));
  });
  return uses;
}

// Some models leave ids empty: then the next result of the kind is meant.
function isResultOf(call: ToolCallStep, step: Step): boolean {
  if (!isToolResult(step) || step.type !== RESULT_TYPES[call.type]) return false;
  return !call.id || !step.call_id || step.call_id === call.id;
}

function toUse(turn: Turn, call: ToolCallStep, position: number, resultAt: number): ToolUse {
  const step = turn.steps[resultAt];
  const result = step && isToolResult(step) ? step : null;
  const timing = turn.stepTimings[result ? resultAt : position];
  const state = stateOf(turn, result, timing);
  const startedAt = turn.stepTimings[position]?.startedAt;
  const argumentText = turn.argumentTexts[position];
  const isTimed = state !== "running" && startedAt !== undefined && timing?.stoppedAt !== undefined;
  return {
    key: position,
    call,
    result,
    state,
    ...(argumentText !== undefined && { argumentText }),
    durationMs: isTimed ? Math.max(0, (timing.stoppedAt ?? 0) - startedAt) : null,
  };
}

function stateOf(turn: Turn, result: ToolResultStep | null, timing: StepTiming | undefined): ToolUseState {
  const isSettled = isTurnSettled(turn);
  if (result && (isSettled || timing?.stoppedAt !== undefined)) return hasFailed(result) ? "failed" : "done";
  if (!isSettled) return "running";
  return turn.status === "completed" || turn.status === "requires_action" ? "done" : "stopped";
}

function hasFailed(result: ToolResultStep): boolean {
  if ("is_error" in result && result.is_error) return true;
  const pages = result.type === "url_context_result" ? pagesIn(result) : [];
  return pages.length > 0 && pages.every(({ status }) => status !== "success");
}

// What a model or a server answers is not always what the types promise, so all of it is read with care.

export function queriesOf(call: ToolCallStep): string[] {
  return stringsIn(argumentOf(call, "queries"));
}

export type Page = { url: string; status: string | null };

/** The pages that were asked for, each with what became of it. */
export function pagesOf({ call, result }: Pick<ToolUse, "call" | "result">): Page[] {
  const known = result?.type === "url_context_result" ? pagesIn(result) : [];
  const asked = stringsIn(argumentOf(call, "urls"));
  const unanswered = asked.filter((url) => !known.some((page) => page.url === url));
  return [...known, ...unanswered.map((url) => ({ url, status: null }))];
}

function pagesIn({ result }: Extract<ToolResultStep, { type: "url_context_result" }>): Page[] {
  return listIn(result).flatMap(({ url, status }) =>
    typeof url === "string" ? [{ url, status: typeof status === "string" ? status : null }] : [],
  );
}

export type Place = { name: string; url: string | null; reviews: { title: string; url: string | null }[] };

/** The places that were found, each once. */
export function placesOf({ result }: Pick<ToolUse, "result">): Place[] {
  const found = result?.type === "google_maps_result" ? listIn(result.result) : [];
  const places = found.flatMap(({ places }) => listIn(places)).flatMap(toPlace);
  return places.filter(
    ({ name, url }, position) =>
      places.findIndex((other) => other.name === name && other.url === url) === position,
  );
}

function toPlace({ name, url, review_snippets }: Record<string, unknown>): Place[] {
  if (typeof name !== "string") return [];
  const reviews = listIn(review_snippets).flatMap(({ title, url: address }) =>
    typeof title === "string" ? [{ title, url: stringOrNull(address) }] : [],
  );
  return [{ name, url: stringOrNull(url), reviews }];
}

/** The code of a call, and its language. */
export function codeOf(call: ToolCallStep): { code: string; language: string } {
  return {
    code: stringOrNull(argumentOf(call, "code")) ?? "",
    language: stringOrNull(argumentOf(call, "language")) ?? "python",
  };
}

function argumentOf(call: ToolCallStep, name: string): unknown {
  const values: unknown = "arguments" in call ? call.arguments : null;
  return typeof values === "object" && values !== null ? Reflect.get(values, name) : undefined;
}

function listIn(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === "object" && entry !== null) : [];
}

function stringsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : [];
}

function stringOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
