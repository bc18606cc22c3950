import { refuse } from "../errors.ts";
import { isObject } from "../wire.ts";
import type { Agent } from "./known-agents.ts";

/** What a call tells an agent. */
export interface AgentConfig {
  /** Undefined where nothing bounds the run. */
  maxTotalTokens?: number;
  showsSummaries: boolean;
  showsCharts: boolean;
  /** Undefined where it was not said: a plan that was made is then carried out no more than with true. */
  isPlanning?: boolean;
}

const WORKING_MODELS = [
  "gemini-3.8-flash",
  "gemini-3.7-flash",
  "gemini-3.6-flash",
  "gemini-3.5-flash",
  "gemini-3.5-flash-lite",
];

export function parseAgentConfig(value: unknown, { id, kind, custom }: Agent): AgentConfig {
  const config = value ?? {};
  if (!isObject(config)) throw invalid("agent_config", "must be an object");
  const { type = kind, model } = config;
  if (type !== kind) throw invalid("agent_config.type", `must be '${kind}' for agent '${id}'`);
  if (kind === "antigravity") {
    if (custom && model !== undefined && model !== null) {
      throw refuse(400, `The model of agent '${id}' cannot be overridden.`);
    }
    parseWorkingModel(model);
    const maxTotalTokens = parseBudget(config.max_total_tokens) ?? custom?.maxTotalTokens;
    return { showsSummaries: true, showsCharts: true, ...(maxTotalTokens && { maxTotalTokens }) };
  }
  const { collaborative_planning: planning } = config;
  if (planning !== undefined && planning !== null && typeof planning !== "boolean") {
    throw invalid("agent_config.collaborative_planning", "must be a boolean");
  }
  return {
    showsSummaries: parseChoice(config.thinking_summaries, "thinking_summaries", ["auto", "none"]) === "auto",
    showsCharts: parseChoice(config.visualization, "visualization", ["auto", "off"]) !== "off",
    ...(typeof planning === "boolean" && { isPlanning: planning }),
  };
}

/** A 64-bit number, so on the wire it is a string. */
export function parseBudget(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string" && /^\d{1,15}$/.test(value) && Number(value) > 0) return Number(value);
  throw invalid("agent_config.max_total_tokens", "must be a string of digits");
}

export function parseWorkingModel(value: unknown): void {
  if (value === undefined || value === null || WORKING_MODELS.includes(String(value))) return;
  throw invalid("agent_config.model", `must be one of ${WORKING_MODELS.join(", ")}`);
}

function parseChoice(value: unknown, name: string, choices: string[]): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string" && choices.includes(value)) return value;
  throw invalid(`agent_config.${name}`, `must be one of ${choices.join(", ")}`);
}

function invalid(at: string, rule: string) {
  return refuse(400, `Invalid value at '${at}': ${rule}.`);
}
