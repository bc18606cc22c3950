import { isRawAudio } from "./audio/raw.ts";
import { parseJson } from "./json.ts";
import { type Delta, type InteractionEvent, isObject, type Step } from "./wire.ts";

/** The steps that a log of events amounts to: what GET and a unary answer carry. */
export function foldSteps(events: readonly InteractionEvent[]): Step[] {
  const steps = new Map<number, Step>();
  const argumentsText = new Map<number, string>();
  for (const event of events) {
    if (event.event_type === "step.start") steps.set(event.index, structuredClone(event.step));
    if (event.event_type !== "step.delta") continue;
    const step = steps.get(event.index);
    if (!step) continue;
    if (event.delta.type === "arguments_delta") {
      const text = `${argumentsText.get(event.index) ?? ""}${event.delta.arguments}`;
      argumentsText.set(event.index, text);
      step.arguments = parseJson(text) ?? step.arguments;
    } else {
      applyDelta(step, event.delta);
    }
  }
  return [...steps.values()];
}

function applyDelta(step: Step, delta: Delta): void {
  switch (delta.type) {
    case "text":
      step.content = appendText(step.content, String(delta.text));
      break;
    case "text_annotation_delta":
      step.content = appendAnnotations(step.content, delta.annotations);
      break;
    case "thought_summary":
      step.summary = appendContent(step.summary, delta.content);
      break;
    case "thought_signature":
      step.signature = delta.signature;
      break;
    case "image":
    case "video":
    case "audio":
      step.content = appendContent(step.content, delta);
      break;
    default: {
      const { type: _type, ...fields } = delta;
      Object.assign(step, fields);
    }
  }
}

function appendContent(content: unknown, block: unknown): unknown[] {
  if (!isObject(block)) return Array.isArray(content) ? content : [];
  if (block.type === "text") return appendText(content, String(block.text));
  const blocks = Array.isArray(content) ? content : [];
  const last = blocks.at(-1);
  // Raw sound comes in pieces whose base64 has no padding, so the texts may be joined.
  const goesOn = isRawAudio(block) && isObject(last) && isRawAudio(last);
  return goesOn
    ? [...blocks.slice(0, -1), { ...last, data: `${last.data}${block.data}` }]
    : [...blocks, block];
}

function appendText(content: unknown, text: string): unknown[] {
  const blocks = Array.isArray(content) ? content : [];
  const last = blocks.at(-1);
  if (!isObject(last) || last.type !== "text") return [...blocks, { text, type: "text" }];
  return [...blocks.slice(0, -1), { ...last, text: `${last.text}${text}` }];
}

function appendAnnotations(content: unknown, annotations: unknown): unknown[] {
  const blocks = Array.isArray(content) && content.length > 0 ? content : [{ text: "", type: "text" }];
  const last = blocks.at(-1);
  const earlier = Array.isArray(last.annotations) ? last.annotations : [];
  const added = Array.isArray(annotations) ? annotations : [];
  return [...blocks.slice(0, -1), { annotations: [...earlier, ...added], ...last }];
}
