import { isRawAudio } from "./audio/raw.ts";
import { isMediaType } from "./media-types.ts";
import type { Performance } from "./performance.ts";
import { splitArguments, splitAudio, splitText } from "./pieces.ts";
import type { Random } from "./random.ts";
import type { Move, Run } from "./run.ts";
import {
  type Content,
  contentOf,
  type Delta,
  type InteractionEvent,
  type InteractionFields,
  type Step,
  type Usage,
} from "./wire.ts";

const QUEUED_MS = 2_000;

export interface TimelineStyle {
  random: Random;
  /** Whether `step.start` already carries the first text: both forms are on record. */
  isPopulated: boolean;
  /** From a thought's start to its signature, and between its summaries. */
  thinkingMs: number;
  /** From the call of a tool to its result. */
  toolMs: number;
  /** Whether thoughts come with empty signatures between their summaries, as those of agents do. */
  isAgent: boolean;
  /** What a step says at its end of what has been used, if it does. */
  usageOf?: (step: Step) => { usage: Usage; step_usage: Usage };
  /** What happens beside at the result of a call. */
  actAt: (callId: unknown) => (() => void) | undefined;
  /** Before the first picture or sound. */
  mediaMs: number;
  usage: Usage;
  continuationToken?: string;
  /** Whether the arguments of calls stop before they are whole. */
  breaksArguments: boolean;
}

export function toMoves(run: Run, performance: Performance, style: TimelineStyle): Move[] {
  const last = performance.steps.findLastIndex(({ type }) => type === "model_output");
  const steps = performance.steps.flatMap((step, index) => {
    const moves = toStepMoves(step, index, style);
    return index === last ? [...silence(performance, moves[0]), ...moves.slice(1)] : moves;
  });
  const moves = [...opening(run, performance), ...steps];
  return performance.isEndless ? moves : [...moves, closing(run, performance, style)];
}

function silence({ silentMs }: Performance, first: Move | undefined): Move[] {
  if (!first) return [];
  return [silentMs === undefined ? first : { ...first, afterMs: silentMs, isExact: true }];
}

function opening(run: Run, { isQueued, queuedMs }: Performance): Move[] {
  const first = isQueued ? "queued" : "in_progress";
  const created = { ...head(run), status: first, ...environmentOf(run) } satisfies InteractionFields;
  const moves: Move[] = [
    { afterMs: 0, event: { interaction: created, event_type: "interaction.created" } },
    { afterMs: 0, event: statusUpdate(run, first) },
  ];
  if (isQueued) {
    const wait = queuedMs === undefined ? { afterMs: QUEUED_MS } : { afterMs: queuedMs, isExact: true };
    moves.push({ ...wait, event: statusUpdate(run, "in_progress") });
  }
  return moves;
}

function closing(run: Run, performance: Performance, style: TimelineStyle): Move {
  if (performance.error) return { afterMs: 20, event: { error: performance.error, event_type: "error" } };
  const interaction: InteractionFields = {
    ...head(run),
    status: performance.status,
    ...(!performance.lateUsage && { usage: style.usage }),
    created: run.created,
    updated: run.created,
    ...(!performance.isBare && { service_tier: run.origin.serviceTier }),
    ...(performance.errors && { errors: performance.errors }),
    ...(style.continuationToken && { continuation_token: style.continuationToken }),
  };
  return { afterMs: 20, event: { interaction, event_type: "interaction.completed" } };
}

function head(run: Run) {
  return { id: run.visibleId, object: "interaction", ...run.origin.answerer } as const;
}

function environmentOf({ origin }: Run): Pick<InteractionFields, "environment_id"> {
  return origin.environment ? { environment_id: origin.environment.id } : {};
}

function statusUpdate(run: Run, status: "queued" | "in_progress"): InteractionEvent {
  return { interaction_id: run.visibleId, status, event_type: "interaction.status_update" };
}

function toStepMoves(step: Step, index: number, style: TimelineStyle): Move[] {
  const { start, deltas } = startAndDeltas(step, style);
  const act = step.type.endsWith("_result") ? style.actAt(step.call_id) : undefined;
  return [
    {
      afterMs: pauseBeforeStep(start, style),
      event: { index, step: start, event_type: "step.start" },
      ...(act && { act }),
    },
    ...deltas.map(
      (delta, position): Move => ({
        afterMs: pauseBefore(delta, deltas[position - 1], style),
        event: { index, delta, event_type: "step.delta" },
      }),
    ),
    { afterMs: 0, event: { index, event_type: "step.stop", ...style.usageOf?.(step) } },
  ];
}

/** A tool runs before its result, and an agent thinks before its first summary, wherever that stands. */
function pauseBeforeStep(start: Step, { isAgent, thinkingMs, toolMs }: TimelineStyle): number {
  if (start.type.endsWith("_result")) return toolMs;
  return isAgent && start.type === "thought" && start.summary !== undefined ? thinkingMs : 20;
}

/** Media take their time once; sound that has begun goes on faster than it plays. */
function pauseBefore(delta: Delta, before: Delta | undefined, style: TimelineStyle): number {
  const { random, mediaMs, thinkingMs } = style;
  if (delta.type === "thought_signature" && delta.signature === "") return 0;
  if (delta.type.startsWith("thought_")) return thinkingMs;
  if (isMediaType(delta.type) && delta.type !== before?.type) return mediaMs;
  return random.integer(20, 150);
}

function startAndDeltas(step: Step, style: TimelineStyle): { start: Step; deltas: Delta[] } {
  switch (step.type) {
    case "thought":
      return thoughtParts(step, style);
    case "model_output":
      return outputParts(step, style);
    case "function_call":
      return {
        start: { ...step, arguments: {} },
        deltas: splitArguments(argumentsText(step, style), style.random),
      };
    default:
      return toolParts(step);
  }
}

function thoughtParts(step: Step, { isPopulated, isAgent }: TimelineStyle) {
  const summaries = contentOf(step.summary).flatMap((block) => {
    // Each summary ends with three newlines, which is where the API ends its deltas too.
    const texts = String(block.text).split(/(?<=\n\n\n)/);
    return block.type === "text" ? texts.filter(Boolean).map(toText) : [block];
  });
  const first = isPopulated && summaries[0]?.type === "text" ? summaries.shift() : undefined;
  const start: Step = first ? { signature: "", summary: [first], type: "thought" } : { type: "thought" };
  const empty: Delta[] = isAgent ? [{ signature: "", type: "thought_signature" }] : [];
  const deltas: Delta[] = summaries.flatMap((content) => [{ content, type: "thought_summary" }, ...empty]);
  if (isAgent && step.signature === "" && summaries.length > 0) return { start, deltas };
  return { start, deltas: [...deltas, { signature: step.signature, type: "thought_signature" }] };
}

function outputParts(step: Step, style: TimelineStyle) {
  const { content, ...start } = step;
  const deltas = contentOf(content).flatMap((block) => blockDeltas(block, style.random));
  const first = style.isPopulated && deltas[0]?.type === "text" ? deltas.shift() : undefined;
  return { start: first ? { content: [toText(String(first.text))], ...start } : start, deltas };
}

function blockDeltas(block: Content, random: Random): Delta[] {
  if (block.type === "audio" && isRawAudio(block)) return splitAudio(block, random);
  if (block.type !== "text") return [block];
  const deltas: Delta[] = splitText(String(block.text), random).map(toText);
  const { annotations } = block;
  return annotations ? [...deltas, { annotations, type: "text_annotation_delta" }] : deltas;
}

function toText(text: string): Content {
  return { text, type: "text" };
}

function toolParts({ type, id, call_id, ...fields }: Step) {
  const start: Step = { ...(id === undefined ? { call_id } : { id }), type, ...serverOf(type, fields) };
  // The old generation announces an empty signature and never fills it.
  if (fields.signature === "") {
    start.signature = "";
    delete fields.signature;
  }
  return { start, deltas: [{ ...fields, type }] };
}

/** The steps of MCP servers are announced with their names. */
function serverOf(type: string, { name, server_name }: Record<string, unknown>) {
  return type.startsWith("mcp_server_tool") ? { name, server_name } : {};
}

function argumentsText(step: Step, { breaksArguments }: TimelineStyle): string {
  const text = JSON.stringify(step.arguments);
  return breaksArguments ? text.slice(0, -Math.max(1, text.length / 4)) : text;
}
