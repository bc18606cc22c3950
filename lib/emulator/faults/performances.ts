import { isRawAudio } from "../audio/raw.ts";
import { type Performance, toModelOutput } from "../performance.ts";
import { type Content, contentOf, type Diagnostic, type Status, type Step, textOf } from "../wire.ts";
import type { Change } from "./fault.ts";

export const sendErrorEvent: Change = (performance) => ({
  ...keepPart(performance, 0.5),
  status: "failed",
  error: { message: "Deadline expired before operation could complete.", code: "gateway_timeout" },
});

export const sayNothing: Change = ({ steps, mediaTokens: _media, ...rest }) => ({
  ...rest,
  steps: [...steps.filter(({ type }) => type === "thought").slice(0, 1), { type: "model_output" }],
  status: "completed",
});

export const waitInQueue: Change = (performance) => ({ ...performance, isQueued: true });

/** Settles with that status after half of the text. */
export function settleEarly(status: Status, errors?: Diagnostic[]): Change {
  return (performance) => ({ ...keepPart(performance, 0.5), status, ...(errors && { errors }) });
}

export const failWithMessage: Change = (performance) => {
  const message = "The model failed while it was answering.";
  const kept = keepPart(performance, 0.3);
  const failed = (step: Step): Step =>
    step.type === "model_output" ? { ...step, error: { code: 13, message, details: [] } } : step;
  return {
    ...kept,
    steps: kept.steps.map(failed),
    status: "failed",
    errors: [{ code: "internal", message }],
  };
};

/** A block by a filter before the first word, half-way, or once everything has been said. */
export function blockFor(reason: "safety" | "recitation", part: "start" | "mid" | "end"): Change {
  const message =
    reason === "safety"
      ? "The response was blocked by the safety filters."
      : "The response was stopped because it recites existing content.";
  const errors = [{ code: reason, message }];
  return (performance) => {
    if (part === "end") return { ...performance, status: "incomplete", errors };
    if (part === "mid") return { ...keepPart(performance, 0.5), status: "incomplete", errors };
    const { mediaTokens: _media, ...rest } = performance;
    const thoughts = performance.steps.filter(({ type }) => type === "thought");
    const refused = { type: "model_output", error: { code: 3, message, details: [] } };
    return { ...rest, steps: [...thoughts, refused], status: "failed", errors };
  };
}

/** Half now; the rest when a request brings the continuation token. */
export const reachDecodeLimit: Change = (performance) => {
  const position = performance.steps.findIndex(({ type }) => type === "model_output");
  const text = textOf(performance.steps[position]?.content);
  if (text === "") return performance;
  const half = startOf(text, 0.5);
  return {
    steps: [...performance.steps.slice(0, position), toModelOutput(half)],
    status: "requires_continuation",
    rest: [toModelOutput(text.slice(half.length)), ...performance.steps.slice(position + 1)],
  };
};

/** A refusal in words where a picture was expected. */
export const refuseImage: Change = ({ steps }) => ({
  steps: [
    ...steps.filter(({ type }) => type === "thought").slice(0, 1),
    toModelOutput("I can't create that image. Would you like to describe something else?"),
  ],
  status: "completed",
});

function keepPart(performance: Performance, fraction: number): Performance {
  const position = performance.steps.findIndex(({ type }) => type === "model_output");
  const output = performance.steps[position];
  if (!output) return performance;
  const content = contentOf(output.content).flatMap((block) => partOf(block, fraction));
  const kept = content.length > 0 ? { content, type: "model_output" } : { type: "model_output" };
  return { ...performance, steps: [...performance.steps.slice(0, position), kept] };
}

/** Of text and raw sound a part; of anything else there is all or nothing. */
function partOf(block: Content, fraction: number): Content[] {
  if (block.type === "text") return [{ text: startOf(String(block.text), fraction), type: "text" }];
  if (!isRawAudio(block)) return [];
  const data = String(block.data);
  // Eight characters of base64 are six bytes: three whole samples.
  return [{ ...block, data: data.slice(0, Math.ceil((data.length * fraction) / 8) * 8) }];
}

function startOf(text: string, fraction: number): string {
  return [...text].slice(0, Math.ceil([...text].length * fraction)).join("");
}
