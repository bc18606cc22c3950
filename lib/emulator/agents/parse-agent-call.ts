import type { Environment } from "../environments/environment.ts";
import type { Beginning } from "../environments/environment-store.ts";
import { noEnvironment } from "../environments/environments-routes.ts";
import {
  checkVariables,
  type Network,
  parseNetwork,
  parseSources,
} from "../environments/parse-environment.ts";
import { refuse } from "../errors.ts";
import type { EmulatorState } from "../state.ts";
import { isObject } from "../wire.ts";
import type { Agent } from "./known-agents.ts";
import { findAgent } from "./known-agents.ts";
import { type AgentConfig, parseAgentConfig } from "./parse-agent-config.ts";

/** The environment that a call names, or what a new one is to begin with. */
export type Workplace =
  | { environment: Environment; network: Network; sources: Beginning["sources"] }
  | { beginning: Beginning };

/** What a call of an agent has beside what every call has. */
export interface AgentCall {
  agent: Agent;
  config: AgentConfig;
  /** Undefined where the agent has no machine. */
  workplace?: Workplace;
}

type Body = Record<string, unknown>;

export function parseAgentCall(body: Body, name: unknown, state: EmulatorState): AgentCall {
  const agent = typeof name === "string" ? findAgent(name, state) : undefined;
  if (!agent) throw refuse(404, `Agent '${String(name)}' was not found.`);
  checkBackground(body, agent);
  checkFields(body, agent);
  const config = parseAgentConfig(body.agent_config, agent);
  const workplace = agent.kind === "antigravity" ? parseWorkplace(body.environment, agent, state) : undefined;
  return { agent, config, ...(workplace && { workplace }) };
}

function checkBackground({ background }: Body, agent: Agent): void {
  if (agent.background === "required" && background !== true) {
    throw refuse(400, "Agents are required to use background=true");
  }
  if (agent.background === "refused" && background === true) throw refuseBackground();
}

export function refuseBackground() {
  return refuse(400, "Agent does not support using background=True");
}

function checkFields(body: Body, { id, kind }: Agent): void {
  if (isGiven(body.generation_config)) {
    throw refuse(400, `generation_config is not supported for agent '${id}'.`);
  }
  if (kind === "deep-research" && isGiven(body.system_instruction) && body.system_instruction !== "") {
    throw refuse(400, `system_instruction is not supported for agent '${id}'.`);
  }
  const given = body.response_format ?? [];
  const formats = Array.isArray(given) ? given : [given];
  const isPlain = formats.every((format) => isObject(format) && format.type === "text" && !hasSchema(format));
  if (!isPlain || isGiven(body.response_mime_type)) {
    throw refuse(400, `Structured output and media are not supported for agent '${id}'.`);
  }
}

function hasSchema({ schema, mime_type: mimeType }: Body): boolean {
  return isGiven(schema) || (isGiven(mimeType) && mimeType !== "text/plain");
}

/** `"remote"`, an id, or an object with either. */
function parseWorkplace(value: unknown, { custom }: Agent, state: EmulatorState): Workplace | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  const own: Beginning = { network: custom?.base?.network, sources: custom?.base?.sources ?? [] };
  if (value === "remote") return { beginning: { ...own, ...withFiles(custom) } };
  if (typeof value === "string") {
    return { environment: knownEnvironment(value, state), network: undefined, sources: [] };
  }
  if (!isObject(value) || value.type !== "remote") {
    throw refuse(400, "Invalid value at 'environment': must be 'remote', an id, or of type 'remote'.");
  }
  checkVariables(value.env, "environment.env");
  const network = parseNetwork(value.network, "environment.network");
  const sources = parseSources(value.sources, "environment.sources");
  const id = value.environment_id;
  if (typeof id === "string" && id !== "") {
    return { environment: knownEnvironment(id, state), network, sources };
  }
  return {
    beginning: {
      network: network ?? own.network,
      sources: [...own.sources, ...sources],
      ...withFiles(custom),
    },
  };
}

function withFiles(custom: Agent["custom"]): Pick<Beginning, "files"> {
  return custom?.base ? { files: custom.base.files } : {};
}

function knownEnvironment(name: string, { environments }: EmulatorState): Environment {
  const environment = environments.get(name);
  if (!environment || environment.isGivenUp) throw refuse(404, noEnvironment(name));
  return environment;
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
