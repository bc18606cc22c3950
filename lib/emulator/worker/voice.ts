import type { CustomAgent } from "../agents/agent-store.ts";
import type { PlannedOutput, PlannedStep } from "../planned-step.ts";

const LANGUAGES: [asked: RegExp, opening: string][] = [
  [/\b(?:in french|en français)\b/i, "Voici ce que j’ai fait."],
  [/\b(?:in german|auf deutsch)\b/i, "Das habe ich gemacht."],
  [/\b(?:in spanish|en español)\b/i, "Esto es lo que he hecho."],
];
const PREFIX = /\b(?:begin|start|open|prefix)\b[^"“'`\n]{0,60}["“'`]([^"”'`\n]{1,80})["”'`]/i;

/** The last output as its instructions want it: in another language, after a word, signed by who speaks. */
export function inVoice(
  steps: PlannedStep[],
  instructions: string,
  custom: CustomAgent | undefined,
): PlannedStep[] {
  const position = steps.findLastIndex(({ type }) => type === "model_output");
  const opening = [
    PREFIX.exec(instructions)?.[1],
    LANGUAGES.find(([asked]) => asked.test(instructions))?.[1],
  ].filter(Boolean);
  const before = opening.length > 0 ? `${opening.join(" ")}\n\n` : "";
  const after = custom?.description ? `\n\n*${custom.id}: ${custom.description}*` : "";
  return steps.map((step, index) =>
    index === position && step.type === "model_output" ? framed(step, before, after) : step,
  );
}

function framed(output: PlannedOutput, before: string, after: string): PlannedOutput {
  const shift = Buffer.byteLength(before);
  const annotations = output.annotations?.map((annotation) => ({
    ...annotation,
    start_index: annotation.start_index + shift,
    end_index: annotation.end_index + shift,
  }));
  return { ...output, text: before + output.text + after, ...(annotations && { annotations }) };
}
