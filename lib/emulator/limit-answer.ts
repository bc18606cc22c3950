import type { PlannedStep } from "./planned-step.ts";
import { countTokens, cutToTokens } from "./usage.ts";

export interface AnswerLimits {
  maxOutputTokens: number;
  stopSequences: string[];
}

/** Ends the answer at the first stop sequence, or where the tokens run out (`isCut`). */
export function limitAnswer(steps: PlannedStep[], { maxOutputTokens, stopSequences }: AnswerLimits) {
  const kept: PlannedStep[] = [];
  let tokens = maxOutputTokens;
  for (const step of steps) {
    if (step.type !== "model_output") {
      kept.push(step);
      continue;
    }
    const stopped = stopAt(step.text, stopSequences);
    const text = cutToTokens(stopped, tokens);
    kept.push(text === step.text ? step : shorten(step, text));
    if (text !== stopped) return { steps: kept, isCut: true };
    if (stopped !== step.text) return { steps: kept, isCut: false };
    tokens -= countTokens(text);
  }
  return { steps: kept, isCut: false };
}

function stopAt(text: string, stopSequences: string[]): string {
  const positions = stopSequences
    .map((sequence) => text.indexOf(sequence))
    .filter((position) => position >= 0);
  return positions.length > 0 ? text.slice(0, Math.min(...positions)) : text;
}

function shorten(step: PlannedStep & { type: "model_output" }, text: string): PlannedStep {
  const end = Buffer.byteLength(text);
  const annotations = step.annotations?.filter(({ end_index }) => end_index <= end);
  return { type: "model_output", text, ...(annotations && { annotations }) };
}
