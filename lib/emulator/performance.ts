import { createCallId } from "./ids.ts";
import type { Random } from "./random.ts";
import { CONSTANT_SIGNATURE, createSignature } from "./signatures.ts";
import type { Annotation, Content, Diagnostic, ModalityTokens, Status, Step } from "./wire.ts";

/** What a scenario decides to do, before ids and signatures. */
export type PlannedStep =
  | { type: "thought"; summaries: string[] }
  | { type: "model_output"; text: string; annotations?: Annotation[] }
  | { type: "function_call"; name: string; arguments: Record<string, unknown> }
  | { type: "google_search"; queries: string[]; suggestions: string[] }
  | { type: "code_execution"; code: string; result: string; isError: boolean };

/** Everything the model will do in one interaction, ready to be put on a timeline. */
export interface Performance {
  steps: Step[];
  status: Status;
  errors?: Diagnostic[];
  /** Sent in place of `interaction.completed`. */
  error?: Diagnostic;
  isQueued?: boolean;
  /** How long the first media take to make, at natural pace. */
  mediaMs?: number;
  /** What the media count as; text counts by its length. */
  mediaTokens?: ModalityTokens[];
  /** What a later hop will say, after a stop with `requires_continuation`. */
  rest?: Step[];
}

export interface StepStyle {
  random: Random;
  /** The 2.5 generation adds empty signatures to tool steps; later ones sign those of built-in tools. */
  isOldGeneration: boolean;
  showsSummaries: boolean;
  /** After a function result there is nothing new to sign. */
  signsNothing: boolean;
}

export function toSteps(planned: PlannedStep[], style: StepStyle): Step[] {
  return planned.flatMap((step) => toOwnSteps(step, style));
}

function toOwnSteps(step: PlannedStep, style: StepStyle): Step[] {
  switch (step.type) {
    case "thought":
      return [toThought(step.summaries, style)];
    case "model_output":
      return [toModelOutput(step.text, step.annotations)];
    case "function_call":
      return [toFunctionCall(step.name, step.arguments, style)];
    case "google_search":
      return toSearch(step, style);
    case "code_execution":
      return toCodeExecution(step, style);
  }
}

function toThought(summaries: string[], style: StepStyle): Step {
  const signature = style.signsNothing ? CONSTANT_SIGNATURE : createSignature(style.random);
  if (!style.showsSummaries || summaries.length === 0) return { signature, type: "thought" };
  return { signature, summary: [{ text: summaries.join(""), type: "text" }], type: "thought" };
}

export function toModelOutput(text: string, annotations?: Annotation[]): Step {
  const content: Content = annotations ? { annotations, text, type: "text" } : { text, type: "text" };
  return { content: [content], type: "model_output" };
}

export function toFunctionCall(name: string, values: Record<string, unknown>, style: StepStyle): Step {
  const call: Step = { id: createCallId(style.random), type: "function_call", name, arguments: values };
  return style.isOldGeneration ? { ...call, signature: "" } : call;
}

function toSearch(step: PlannedStep & { type: "google_search" }, style: StepStyle): Step[] {
  const id = createCallId(style.random);
  const result = step.suggestions.map((search_suggestions) => ({ search_suggestions }));
  const values = { queries: step.queries };
  if (style.isOldGeneration) {
    return [
      { id, signature: "", type: "google_search_call", arguments: values },
      { call_id: id, signature: "", type: "google_search_result", result },
    ];
  }
  const sign = () => createSignature(style.random);
  return [
    { arguments: values, id, search_type: "web_search", signature: sign(), type: "google_search_call" },
    { call_id: id, is_error: false, result, signature: sign(), type: "google_search_result" },
  ];
}

function toCodeExecution(step: PlannedStep & { type: "code_execution" }, style: StepStyle): Step[] {
  const id = createCallId(style.random);
  const { code, result, isError } = step;
  return [
    { id, type: "code_execution_call", arguments: { code, language: "python" } },
    { call_id: id, type: "code_execution_result", result, is_error: isError },
  ];
}
