import type { Interactions } from "@google/genai";

// Our names for the SDK's types. Only types are imported: nothing of the SDK reaches the browser.
export type Interaction = Interactions.Interaction;
export type Step = Interactions.Step;
export type Content = Interactions.Content;
export type TextContent = Interactions.TextContent;
export type ThoughtStep = Interactions.ThoughtStep;
export type Usage = Interactions.Usage;
export type ApiEvent = Interactions.InteractionSSEEvent;
export type StepDelta = Interactions.StepDelta["delta"];

const UNSETTLED: readonly string[] = ["queued", "in_progress", "requires_continuation"];

/**
 * Whether an interaction has reached its last status. `requires_continuation` has not: the SDK
 * goes on by itself. A word that this version does not know counts as settled, because a turn
 * that never ends is worse than one that ends with an odd word.
 */
export function isSettled(status: string): boolean {
  return !UNSETTLED.includes(status);
}
