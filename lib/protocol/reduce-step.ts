import { isTooDeep } from "./depth";
import type { Content, Step, StepDelta, TextContent, ThoughtStep } from "./interaction";
import { stepOfDelta } from "./step-of-delta";
import { grow } from "./text-growth";
import type { Turn } from "./thread";

/** `step.start` may already carry the first text, summary, arguments or result: all of it is kept. */
export function openStep(turn: Turn, position: number, step: Step, at: number): Turn {
  const known = turn.steps[position];
  // What stands there may only have held the place of a step that comes late.
  if (known && isBlank(known)) return { ...turn, steps: turn.steps.with(position, step) };
  if (known) return turn;
  const placed = fillGap(turn, position, at);
  return {
    ...placed,
    steps: [...placed.steps, step],
    stepTimings: [...placed.stepTimings, { startedAt: at }],
    firstTextAt: placed.firstTextAt ?? (hasText(step) ? at : null),
  };
}

/** A delta of a step that was never announced (a stream resumed in mid-step) makes its step. */
export function applyDelta(turn: Turn, position: number, delta: StepDelta, at: number): Turn {
  if (!turn.steps[position])
    return applyDelta(openStep(turn, position, stepOfDelta(delta), at), position, delta, at);
  const step = turn.steps[position];
  if (delta.type === "arguments_delta") return appendArguments(turn, position, delta.arguments ?? "");
  const steps = turn.steps.with(position, extendStep(step, delta));
  const firstTextAt = turn.firstTextAt ?? (delta.type === "text" && delta.text !== "" ? at : null);
  return { ...turn, steps, firstTextAt };
}

/** Argument text that parses becomes the arguments of its call; text that does not stays text. */
export function closeStep(turn: Turn, position: number, at: number): Turn {
  const timing = turn.stepTimings[position];
  if (!timing) return turn;
  const closed = { ...turn, stepTimings: turn.stepTimings.with(position, { ...timing, stoppedAt: at }) };
  const text = turn.argumentTexts[position];
  const step = turn.steps[position];
  if (text === undefined || !step || !("arguments" in step)) return closed;
  const parsed = parseArguments(text);
  if (!parsed) return closed;
  const { [position]: _, ...argumentTexts } = turn.argumentTexts;
  return {
    ...closed,
    argumentTexts,
    steps: turn.steps.with(position, { ...step, arguments: parsed } as Step),
  };
}

// Indexes may arrive out of order; a step that has not come yet is an empty output, which shows nothing.
function fillGap(turn: Turn, position: number, at: number): Turn {
  const missing = Math.max(0, position - turn.steps.length);
  if (missing === 0) return turn;
  const empty: Step[] = Array.from({ length: missing }, () => ({ type: "model_output" }));
  const timings = empty.map(() => ({ startedAt: at }));
  return { ...turn, steps: [...turn.steps, ...empty], stepTimings: [...turn.stepTimings, ...timings] };
}

function isBlank(step: Step): boolean {
  return step.type === "model_output" && step.content === undefined && step.error === undefined;
}

function appendArguments(turn: Turn, position: number, fragment: string): Turn {
  const text = (turn.argumentTexts[position] ?? "") + fragment;
  return { ...turn, argumentTexts: { ...turn.argumentTexts, [position]: text } };
}

function parseArguments(text: string): Record<string, unknown> | null {
  if (text.trim() === "") return {};
  try {
    const parsed: unknown = JSON.parse(text);
    const isObject = typeof parsed === "object" && parsed !== null && !Array.isArray(parsed);
    return isObject && !isTooDeep(parsed) ? (parsed as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function extendStep(step: Step, delta: StepDelta): Step {
  switch (delta.type) {
    case "text":
      return step.type === "model_output"
        ? { ...step, content: appendText(step.content ?? [], delta.text) }
        : step;
    case "text_annotation_delta":
      return step.type === "model_output"
        ? { ...step, content: annotate(step.content ?? [], delta.annotations ?? []) }
        : step;
    case "image":
    case "audio":
    case "video":
    case "document":
      return step.type === "model_output"
        ? { ...step, content: [...(step.content ?? []), delta as Content] }
        : step;
    case "thought_summary":
      return step.type === "thought" && delta.content
        ? { ...step, summary: [...(step.summary ?? []), delta.content as SummaryBlock] }
        : step;
    case "thought_signature":
      // Some agents send an empty signature again and again: it must not replace a good one.
      return step.type === "thought" && delta.signature ? { ...step, signature: delta.signature } : step;
    default:
      return replaceFields(step, delta);
  }
}

/** Tool deltas carry the step's own fields, whole: they replace what was there. */
function replaceFields(step: Step, delta: StepDelta): Step {
  if (delta.type !== step.type) return keepRaw(step, delta);
  const { type: _, ...fields } = delta as { type: string; signature?: string };
  if (fields.signature === "") delete fields.signature;
  return { ...step, ...fields } as Step;
}

type SummaryBlock = NonNullable<ThoughtStep["summary"]>[number];

// A delta that this version does not know stays with its step for people to look at; a replay leaves it out.
function keepRaw(step: Step, delta: StepDelta): Step {
  const known = (step as { unknown_deltas?: readonly unknown[] }).unknown_deltas ?? [];
  // The field is ours, so no type of the API has it.
  return { ...step, unknown_deltas: [...known, delta] } as unknown as Step;
}

function appendText(content: readonly Content[], text: string): Content[] {
  const last = content.at(-1);
  if (last?.type !== "text") return [...content, { type: "text", text }];
  return content.with(-1, grow(last, text));
}

function annotate(
  content: readonly Content[],
  annotations: NonNullable<TextContent["annotations"]>,
): Content[] {
  const position = content.findLastIndex((block) => block.type === "text");
  const block = content[position];
  if (block?.type !== "text") return [...content, { type: "text", text: "", annotations }];
  return content.with(position, { ...block, annotations: [...(block.annotations ?? []), ...annotations] });
}

function hasText(step: Step): boolean {
  return (
    step.type === "model_output" &&
    (step.content ?? []).some((block) => block.type === "text" && block.text !== "")
  );
}
