import { refuse } from "../errors.ts";
import { isMediaType } from "../media-types.ts";
import type { Tools } from "../tools/tools.ts";
import { contentOf, type Step } from "../wire.ts";
import type { Agent } from "./known-agents.ts";

const REFUSED_TOOLS: Record<Agent["kind"], string[]> = {
  antigravity: ["file_search", "google_maps", "computer_use"],
  "deep-research": ["google_maps", "computer_use"],
};
const TAKEN: Record<Agent["kind"], string[]> = {
  antigravity: ["image"],
  "deep-research": ["image", "document"],
};

/** Refuses tools that the agent does not have. */
export function checkAgentTools({ id, kind }: Agent, { builtIn, functions }: Tools, isStored: boolean): void {
  const refused = builtIn.find((tool) => REFUSED_TOOLS[kind].includes(tool));
  if (refused) throw refuse(400, `Tool '${refused}' is not supported for agent '${id}'.`);
  if (functions.length === 0) return;
  if (kind === "deep-research") throw refuse(400, `Custom functions are not supported for agent '${id}'.`);
  if (!isStored) throw refuse(400, "Custom functions of agents require store=true.");
}

/** Refuses media that the agent does not take: in a machine of its own only pictures, and only inline. */
export function checkAgentMedia(input: Step[], { id, kind }: Agent): void {
  const media = input
    .filter(({ type }) => type === "user_input")
    .flatMap(({ content }) => contentOf(content))
    .filter(({ type }) => isMediaType(type));
  const foreign = media.find(({ type }) => !TAKEN[kind].includes(type));
  if (foreign) throw refuse(400, `Agent '${id}' does not support ${foreign.type} input.`);
  if (kind === "antigravity" && media.some(({ data }) => typeof data !== "string")) {
    throw refuse(400, `Agent '${id}' takes inline images only.`);
  }
}
