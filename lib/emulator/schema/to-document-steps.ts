import type { PlannedStep } from "../planned-step.ts";
import type { Schema } from "./check-schema.ts";
import { makeDocument } from "./make-document.ts";

/** The same thoughts and tools, and in place of what is said a document; before calls are answered none. */
export function toDocumentSteps(
  steps: PlannedStep[],
  schema: Schema | undefined,
  text: string,
): PlannedStep[] {
  const silent = steps.filter(({ type }) => type !== "model_output");
  if (silent.some(({ type }) => type === "function_call")) return silent;
  return [...silent, { type: "model_output", text: JSON.stringify(makeDocument(schema, text)) }];
}
