import type { Agent } from "./known-agents.ts";

const DEFAULT_TOOLS = [{ type: "code_execution" }, { type: "google_search" }, { type: "url_context" }];

/** The tools of a call: those that it names, else the agent's own, else all that its kind has. */
export function toAgentTools(value: unknown, { custom }: Agent): unknown {
  return value ?? custom?.tools ?? DEFAULT_TOOLS;
}
