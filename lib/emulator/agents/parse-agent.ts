import { noEnvironment } from "../environments/environments-routes.ts";
import { mountSources } from "../environments/mount-sources.ts";
import { checkVariables, parseNetwork, parseSources } from "../environments/parse-environment.ts";
import { refuse, refuseClassic } from "../errors.ts";
import { withoutSecrets } from "../redact.ts";
import type { EmulatorState } from "../state.ts";
import { parseTools } from "../tools/parse-tools.ts";
import { isObject } from "../wire.ts";
import type { BaseEnvironment, CustomAgent } from "./agent-store.ts";
import { isBase } from "./known-agents.ts";
import { parseBudget, parseWorkingModel } from "./parse-agent-config.ts";

// biome-ignore format: the words are read as a list.
const RESERVED = [
  "antigravity-", "veo-", "omni-", "lyria-", "imagen-", "gemma-", "gemini-", "google-", "youtube-",
  "android-", "chrome-", "pixel-", "waze-", "fitbit-", "nest-", "kaggle-",
];
const ID = /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;
const TOOLS = ["code_execution", "google_search", "url_context", "mcp_server", "function"];

/** The body of POST /agents. */
export function parseAgent(body: unknown, emulator: EmulatorState): CustomAgent {
  if (!isObject(body)) throw refuseClassic(400, "The request body must be a JSON object.");
  const id = parseId(body.id);
  const baseAgent = parseBase(body.base_agent);
  const description = parseText(body.description, "description");
  const systemInstruction = parseText(body.system_instruction, "system_instruction");
  checkTools(body.tools, emulator);
  const maxTotalTokens = parseConfig(body.agent_config);
  const base = parseBaseEnvironment(body.base_environment, emulator);
  return {
    id,
    baseAgent,
    ...(description && { description }),
    ...(systemInstruction && { systemInstruction }),
    ...(Array.isArray(body.tools) && { tools: body.tools }),
    ...(maxTotalTokens && { maxTotalTokens }),
    ...(base && { base }),
    resource: toResource(body),
  };
}

function parseId(value: unknown): string {
  if (typeof value !== "string" || value === "") throw refuseClassic(400, "Missing required field 'id'.");
  const reserved = RESERVED.find((prefix) => value.toLowerCase().startsWith(prefix));
  if (reserved)
    throw refuseClassic(400, `Invalid agent id '${value}': the prefix '${reserved}' is reserved.`);
  if (ID.test(value)) return value;
  throw refuseClassic(400, `Invalid agent id '${value}': use lower-case letters, digits and hyphens.`);
}

function parseBase(value: unknown): string {
  if (typeof value === "string" && isBase(value)) return value;
  throw refuseClassic(400, `Invalid base_agent '${String(value)}': only Antigravity agents can be extended.`);
}

function parseText(value: unknown, name: string): string | undefined {
  if (value === undefined || value === null || typeof value === "string") return value || undefined;
  throw refuseClassic(400, `Invalid value at '${name}': must be a string.`);
}

function checkTools(value: unknown, emulator: EmulatorState): void {
  const types = Array.isArray(value) ? value.map((tool) => (isObject(tool) ? tool.type : undefined)) : [];
  const foreign = types.find((type) => typeof type === "string" && !TOOLS.includes(type));
  if (foreign) throw refuseClassic(400, `Tool '${String(foreign)}' is not supported for agents.`);
  parseTools(value, emulator);
}

function parseConfig(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (!isObject(value) || value.type !== "antigravity") {
    throw refuse(400, "Invalid value at 'agent_config.type': must be 'antigravity'.");
  }
  parseWorkingModel(value.model);
  return parseBudget(value.max_total_tokens);
}

/** An id, `{env_id}` as a notebook has it, or an environment as a call describes it. */
function parseBaseEnvironment(value: unknown, emulator: EmulatorState): BaseEnvironment | undefined {
  if (value === undefined || value === null || value === "remote") return undefined;
  if (typeof value === "string") return copyOf(value, emulator);
  if (!isObject(value)) throw refuseClassic(400, "Invalid value at 'base_environment'.");
  const id = value.env_id ?? value.environment_id;
  checkVariables(value.env, "base_environment.env");
  const network = parseNetwork(value.network, "base_environment.network");
  const sources = parseSources(value.sources, "base_environment.sources");
  const origin = typeof id === "string" && id !== "" ? copyOf(id, emulator) : undefined;
  if (!origin && value.type !== "remote") {
    throw refuseClassic(400, "Invalid value at 'base_environment.type': must be 'remote'.");
  }
  const mounted = mountSources(sources, emulator.now());
  return {
    network: network ?? origin?.network,
    sources: [...(origin?.sources ?? []), ...sources],
    files: new Map([...(origin?.files ?? []), ...mounted]),
  };
}

function copyOf(name: string, { environments }: EmulatorState): BaseEnvironment {
  const origin = environments.get(name);
  if (!origin || origin.isGivenUp) throw refuseClassic(404, noEnvironment(name));
  origin.touch();
  return { network: origin.network, sources: origin.sources, files: new Map(origin.files) };
}

const FIELDS = [
  "id",
  "base_agent",
  "description",
  "system_instruction",
  "tools",
  "agent_config",
  "base_environment",
];

/** As it was sent, but for headers of servers, which may be secrets. */
function toResource(body: Record<string, unknown>): Record<string, unknown> {
  const shown = withoutSecrets(body);
  const entries = FIELDS.map((name) => [name, isObject(shown) ? shown[name] : undefined] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== null));
}
