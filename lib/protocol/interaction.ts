import type { Interactions } from "@google/genai";

// Our names for the SDK's types. Only types are imported: nothing of the SDK reaches the browser.
export type Interaction = Interactions.Interaction;
export type Step = Interactions.Step;
export type StepType = Step["type"];
export type Content = Interactions.Content;
export type TextContent = Interactions.TextContent;
export type Annotation = Interactions.Annotation;
export type ThoughtStep = Interactions.ThoughtStep;
export type ModelOutputStep = Interactions.ModelOutputStep;
export type FunctionCallStep = Interactions.FunctionCallStep;
export type Usage = Interactions.Usage;
export type ApiEvent = Interactions.InteractionSSEEvent;
export type StepDelta = Interactions.StepDelta["delta"];

/** The status words of the API (a later one may join them, so a plain string is accepted from the wire). */
export const INTERACTION_STATUSES = [
  "queued",
  "in_progress",
  "requires_action",
  "completed",
  "incomplete",
  "budget_exceeded",
  "requires_continuation",
  "failed",
  "cancelled",
] as const;
export type InteractionStatus = (typeof INTERACTION_STATUSES)[number];

const UNSETTLED: readonly string[] = ["queued", "in_progress", "requires_continuation"];

/**
 * Whether an interaction has reached its last status. `requires_continuation` has not: the SDK
 * goes on by itself. A word that this version does not know counts as settled, because a turn
 * that never ends is worse than one that ends with an odd word.
 */
export function isSettled(status: string): boolean {
  return !UNSETTLED.includes(status);
}

export function isStepOf<T extends StepType>(step: Step, type: T): step is Extract<Step, { type: T }> {
  return step.type === type;
}
