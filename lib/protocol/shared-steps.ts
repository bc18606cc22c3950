import { type CallNote, selectCalls } from "./calls";
import type { Content, Step } from "./interaction";
import { isMedia } from "./media";
import { codeOf, queriesOf, type ToolCallStep } from "./select-tool-uses";
import { type SharedUnder, toSharedOutput } from "./shared-content";
import type { Turn } from "./thread";
import { FUNCTION_NAME_PATTERN, SEARCH_TYPES } from "./tools";

/**
 * The steps of a turn as a shared page shows them, each made anew: answers, what was searched for, code
 * that ran and what it wrote, and the names of functions that were called. No other step is public.
 */
export function toSharedSteps(
  turn: Turn,
  under: SharedUnder,
): { steps: Step[]; callNotes: Record<number, CallNote> } {
  const steps: Step[] = [];
  const callNotes: Record<number, CallNote> = {};
  const idOf = newIds();
  turn.steps.forEach((step, position) => {
    if (step.type !== "function_call") {
      steps.push(...toSharedStep(step, idOf, under));
      return;
    }
    const { call, result } = toSharedCall(turn, position);
    if (!call) return;
    const at = steps.push(call);
    if (!result) return;
    steps.push(result);
    // An agent's own calls find their results by their id.
    if (turn.settings.agent !== undefined) return;
    const isDenied = turn.callNotes[position]?.decision === "denied";
    callNotes[at - 1] = { resultAt: at, ...(isDenied && { decision: "denied" as const }) };
  });
  return { steps, callNotes };
}

/** Ids in the place of Google's, the same for the same one. */
function newIds(): (id: unknown) => string {
  const known = new Map<unknown, string>();
  return (id) => {
    if (typeof id !== "string" || id === "") return "";
    const made = known.get(id) ?? `use-${known.size + 1}`;
    known.set(id, made);
    return made;
  };
}

function toSharedStep(step: Step, idOf: (id: unknown) => string, under: SharedUnder): Step[] {
  switch (step.type) {
    case "model_output":
      return [{ type: "model_output", content: toSharedOutput(listOf(step.content), under) }];
    case "google_search_call": {
      const search_type = SEARCH_TYPES.find((known) => known === step.search_type);
      return [
        {
          type: "google_search_call",
          id: idOf(step.id),
          arguments: { queries: queriesOf(step) },
          ...(search_type && { search_type }),
        },
      ];
    }
    case "code_execution_call":
      return [{ type: "code_execution_call", id: idOf(step.id), arguments: toSharedCode(step) }];
    case "code_execution_result":
      return [
        {
          type: "code_execution_result",
          call_id: idOf(step.call_id),
          result: toSharedResult(step.result, under),
          ...(step.is_error === true && { is_error: true }),
        },
      ];
    default:
      return [];
  }
}

function toSharedCode(step: ToolCallStep) {
  const { code, language } = codeOf(step);
  return { code, ...(language === "python" && { language: "python" as const }) };
}

/** Text, or blocks of it with the charts among them. */
function toSharedResult(result: unknown, under: SharedUnder): string {
  if (typeof result === "string") return result;
  const blocks = listOf(result).filter((block) => block?.type === "text" || isMedia(block));
  // The types know of the text alone.
  return toSharedOutput(blocks, under) as unknown as string;
}

function listOf(value: unknown): Content[] {
  if (!Array.isArray(value)) return [];
  return value.filter((block) => typeof block === "object" && typeof block?.type === "string");
}

function toSharedCall(turn: Turn, position: number): { call: Step | null; result: Step | null } {
  const known = selectCalls(turn).find((call) => call.position === position);
  if (!known || !FUNCTION_NAME_PATTERN.test(known.name)) return { call: null, result: null };
  const { name, result } = known;
  const id = `call-${position}`;
  return {
    call: { type: "function_call", id, name, arguments: {} },
    result: result && {
      type: "function_result",
      call_id: id,
      name,
      result: "",
      ...(result.is_error === true && { is_error: true }),
    },
  };
}
