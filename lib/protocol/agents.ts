import type { ToolName } from "./targets";

/** The kinds that the API's `agent_config` tells apart. What a person creates is `antigravity`. */
export type AgentKind = "antigravity" | "deep-research";

/** What an agent is, beside what every target is. */
export type AgentTraits = {
  kind: AgentKind;
  /** Made by a person, here or elsewhere, on the base of an agent of Google's. */
  isCustom?: true;
  /** US dollars that a run usually costs, from and to, as Google and people who use it say. */
  usualCost: readonly [number, number];
  /** How long a run usually takes at most, and how long it may take, in minutes. */
  usualMinutes: number;
  longestMinutes: number;
  /** What it uses where nobody has chosen: `tools` in a call replaces all of these. */
  defaultTools: readonly ToolName[];
};

/** What an agent is told, for all kinds: only what fits the kind is sent. */
export type AgentConfig = {
  /** The budget of a run in tokens; the agent stops there, and can go on with more. */
  max_total_tokens?: number | undefined;
  /** Charts in the report of a research. */
  visualization?: (typeof VISUALIZATIONS)[number] | undefined;
  /** Whether a research begins with a plan that a person approves. */
  collaborative_planning?: boolean | undefined;
};

export const VISUALIZATIONS = ["auto", "off"] as const;
export const BUDGET_MIN_TOKENS = 1_000;
export const BUDGET_MAX_TOKENS = 10_000_000;
export const ALLOWED_DOMAINS_MAX = 50;
export const DOMAIN_PATTERN = /^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** What an environment may reach on the network; undefined where that is everything. */
export type NetworkAccess = "disabled" | { allowlist: { domain: string }[] };

/** Where an agent begins to work, without an id in a new environment. A conversation goes on where it was. */
export type EnvironmentSettings = {
  environment_id?: string | undefined;
  network?: NetworkAccess | undefined;
};

// Google writes ids of environments with their collection before them, and without.
export const ENVIRONMENT_ID_PATTERN = /^[A-Za-z0-9_-]{1,100}$/;

export function toEnvironmentId(name: string): string {
  return name.replace(/^environments\//, "");
}
