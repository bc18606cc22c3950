import { guessTarget } from "./abilities";
import { AGENTS } from "./known-agents";
import { MEDIA_MODELS } from "./media-models";
import { type Answerer, type Target, targetIdOf } from "./targets";
import { TEXT_MODELS } from "./text-models";

/**
 * Every model that is known, best first. `models.list` decides which of them a key has. A page is
 * told of those, so the tables are not in what it loads.
 */
export const MODELS: readonly Target[] = [...TEXT_MODELS, ...MEDIA_MODELS];

// What `models.list` also lists but a conversation cannot use, or not yet.
const LEFT_OUT = /-live|embedding|robotics|transcribe|computer-use|aqa|customtools/;
const FAMILIES = /^(gemini|gemma|lyria|nano-banana)-/;

/** Whether a model of `models.list` can answer in a conversation. */
export function isOffered(id: string): boolean {
  return FAMILIES.test(id) && !LEFT_OUT.test(id);
}

/** A model that this version does not know answers with every option left to the API. */
export function targetOf(answerer: Answerer, name?: string): Target {
  const known: readonly Target[] = answerer.agent === undefined ? MODELS : AGENTS;
  return known.find(({ id }) => id === targetIdOf(answerer)) ?? guessTarget(answerer, name);
}
