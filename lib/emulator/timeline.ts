import { isRawAudio, rateOf } from "./audio/raw.ts";
import { isMediaType } from "./media-types.ts";
import type { Performance } from "./performance.ts";
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
const SHORTEST_DELTA = 20;
const LONGEST_DELTA = 250;

export interface TimelineStyle {
  random: Random;
  /** Whether `step.start` already carries the first text: both forms are on record. */
  isPopulated: boolean;
  /** From a thought's start to its signature, and between its summaries. */
  thinkingMs: number;
  /** Before the first picture or sound. */
  mediaMs: number;
  usage: Usage;
  continuationToken?: string;
  /** Whether the arguments of calls stop before they are whole. */
  breaksArguments: boolean;
}

export function toMoves(run: Run, performance: Performance, style: TimelineStyle): Move[] {
  const steps = performance.steps.flatMap((step, index) => toStepMoves(step, index, style));
  return [...opening(run, performance), ...steps, closing(run, performance, style)];
}

function opening(run: Run, { isQueued }: Performance): Move[] {
  const first = isQueued ? "queued" : "in_progress";
  const created = { ...head(run), status: first } satisfies InteractionFields;
  const moves: Move[] = [
    { afterMs: 0, event: { interaction: created, event_type: "interaction.created" } },
    { afterMs: 0, event: statusUpdate(run, first) },
  ];
  if (isQueued) moves.push({ afterMs: QUEUED_MS, event: statusUpdate(run, "in_progress") });
  return moves;
}

function closing(run: Run, performance: Performance, style: TimelineStyle): Move {
  if (performance.error) return { afterMs: 20, event: { error: performance.error, event_type: "error" } };
  const interaction: InteractionFields = {
    ...head(run),
    status: performance.status,
    usage: style.usage,
    created: run.created,
    updated: run.created,
    service_tier: run.origin.serviceTier,
    ...(performance.errors && { errors: performance.errors }),
    ...(style.continuationToken && { continuation_token: style.continuationToken }),
  };
  return { afterMs: 20, event: { interaction, event_type: "interaction.completed" } };
}

function head(run: Run) {
  return { id: run.visibleId, object: "interaction", model: run.origin.model } as const;
}

function statusUpdate(run: Run, status: "queued" | "in_progress"): InteractionEvent {
  return { interaction_id: run.visibleId, status, event_type: "interaction.status_update" };
}

function toStepMoves(step: Step, index: number, style: TimelineStyle): Move[] {
  const { start, deltas } = startAndDeltas(step, style);
  return [
    { afterMs: 20, event: { index, step: start, event_type: "step.start" } },
    ...deltas.map(
      (delta, position): Move => ({
        afterMs: step.type === "thought" ? style.thinkingMs : pauseBefore(delta, deltas[position - 1], style),
        event: { index, delta, event_type: "step.delta" },
      }),
    ),
    { afterMs: 0, event: { index, event_type: "step.stop" } },
  ];
}

/** Media take their time once; sound that has begun goes on faster than it plays. */
function pauseBefore(delta: Delta, before: Delta | undefined, { random, mediaMs }: TimelineStyle): number {
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

function thoughtParts(step: Step, { isPopulated }: TimelineStyle) {
  const summaries = contentOf(step.summary).flatMap((block) => {
    // Each summary ends with three newlines, which is where the API ends its deltas too.
    const texts = String(block.text).split(/(?<=\n\n\n)/);
    return block.type === "text" ? texts.filter(Boolean).map(toText) : [block];
  });
  const first = isPopulated && summaries[0]?.type === "text" ? summaries.shift() : undefined;
  const start: Step = first ? { signature: "", summary: [first], type: "thought" } : { type: "thought" };
  const deltas: Delta[] = summaries.map((content) => ({ content, type: "thought_summary" }));
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

function splitText(text: string, random: Random): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length; ) {
    let end = Math.min(text.length, start + random.integer(SHORTEST_DELTA, LONGEST_DELTA));
    if (isInsideCharacter(text, end)) end += 1;
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}

/** Pieces of a third to a whole second, cut where base64 and samples both begin anew. */
function splitAudio({ data, ...block }: Content, random: Random): Delta[] {
  const text = String(data);
  const perSecond = (rateOf(block) * 2 * 4) / 3;
  const deltas: Delta[] = [];
  for (let start = 0; start < text.length; ) {
    const length = Math.ceil((perSecond * random.integer(35, 100)) / 800) * 8;
    deltas.push({ ...block, data: text.slice(start, start + length) });
    start += length;
  }
  return deltas;
}

function argumentsText(step: Step, { breaksArguments }: TimelineStyle): string {
  const text = JSON.stringify(step.arguments);
  return breaksArguments ? text.slice(0, -Math.max(1, text.length / 4)) : text;
}

function splitArguments(text: string, random: Random): Delta[] {
  const length = Math.ceil(text.length / random.integer(1, 4));
  const deltas: Delta[] = [];
  for (let start = 0; start < text.length; ) {
    let end = Math.min(text.length, start + length);
    if (isInsideCharacter(text, end)) end += 1;
    deltas.push({ arguments: text.slice(start, end), type: "arguments_delta" });
    start = end;
  }
  return deltas;
}

/** Between the halves of a surrogate pair, where a cut would put an invalid character on the wire. */
function isInsideCharacter(text: string, position: number): boolean {
  const code = text.charCodeAt(position);
  return code >= 0xdc00 && code <= 0xdfff;
}
