import { checkAgentMedia, checkAgentTools } from "./agents/check-agent-input.ts";
import { type AgentCall, parseAgentCall } from "./agents/parse-agent-call.ts";
import { toAgentTools } from "./agents/to-agent-tools.ts";
import { checkHistory } from "./check-history.ts";
import { checkMedia } from "./check-media.ts";
import { refuse } from "./errors.ts";
import { canInteract, findModel, type Model } from "./models.ts";
import { type Config, parseConfig } from "./parse-config.ts";
import { type Formats, parseFormats } from "./parse-format.ts";
import { parseInput } from "./parse-input.ts";
import type { Run } from "./run.ts";
import { parseSpeakers, type Speaker } from "./speech/parse-speech.ts";
import type { Continuation, EmulatorState } from "./state.ts";
import { timelineOf } from "./store.ts";
import { checkTools } from "./tools/check-tools.ts";
import { parseToolChoice, type ToolChoice } from "./tools/parse-choice.ts";
import { parseTools } from "./tools/parse-tools.ts";
import type { Tools } from "./tools/tools.ts";
import { isObject, isSettled, type Step } from "./wire.ts";

export interface Create {
  /** Of an agent, the model that it thinks with. */
  model: Model;
  call?: AgentCall;
  input: Step[];
  /** All that was said before the input, by the chain of previous interactions. */
  earlier: Step[];
  parent?: Run;
  continuation?: Continuation;
  isStream: boolean;
  isStored: boolean;
  isBackground: boolean;
  serviceTier: string;
  system: string;
  config: Config;
  formats: Formats;
  /** Who speaks; of use to a model of speech only. */
  speakers: Speaker[];
  tools: Tools;
  toolChoice: ToolChoice;
}

const WORKING_MODEL = "gemini-3.8-flash";
const SERVICE_TIERS = ["flex", "standard", "priority", "deferred"];
const LABEL_KEY = /^\p{Ll}[\p{Ll}\p{Lo}\p{N}_-]{0,62}$/u;
const LABEL_VALUE = /^[\p{Ll}\p{Lo}\p{N}_-]{0,63}$/u;

/** The body of POST /interactions, checked as strictly as the API does. */
export function parseCreate(body: unknown, state: EmulatorState): Create {
  if (!isObject(body)) throw refuse(400, "The request body must be a JSON object.");
  const model = parseModel(body);
  const call = body.agent ? parseAgentCall(body, body.agent, state) : undefined;
  const isBackground = parseFlag(body, "background", false);
  const isStored = parseFlag(body, "store", true);
  if (isBackground && !isStored) throw refuse(400, "background=true requires store=true.");
  if (body.webhook_config && !isBackground) throw refuse(400, "webhook_config requires background=true.");
  const parent = parsePrevious(body.previous_interaction_id, state);
  const earlier = timelineOf(parent);
  const continuation = parseContinuation(body.continuation_token, state, parent);
  const input = continuation && !body.input ? [] : parseInput(body.input, state.files);
  if (!continuation) checkHistory(earlier, input, model);
  if (call) checkAgentMedia(input, call.agent);
  else checkMedia(input, model);
  const config = parseConfig(body.generation_config, model);
  const tools = parseTools(call ? toAgentTools(body.tools, call.agent) : body.tools, state);
  const formats = parseFormats(body, model);
  if (call) checkAgentTools(call.agent, tools, isStored);
  else checkTools({ model, tools, toolChoice: config.toolChoice, isJson: formats.json !== undefined });
  checkLabels(body.labels);
  checkSafetySettings(body.safety_settings);
  return {
    model,
    ...(call && { call }),
    input,
    earlier,
    ...(parent && { parent }),
    ...(continuation && { continuation }),
    isStream: parseFlag(body, "stream", false),
    isStored,
    isBackground,
    serviceTier: parseServiceTier(body.service_tier),
    system: parseSystem(body.system_instruction),
    config: call ? { ...config, showsSummaries: call.config.showsSummaries } : config,
    formats,
    speakers: model.medium === "speech" ? parseSpeakers(speechConfigOf(body)) : [],
    tools,
    toolChoice: parseToolChoice(config.toolChoice, tools.functions),
  };
}

function speechConfigOf({ generation_config: config }: Record<string, unknown>): unknown {
  return isObject(config) ? config.speech_config : undefined;
}

function parseModel({ model, agent }: Record<string, unknown>): Model {
  if (Boolean(model) === Boolean(agent)) {
    throw refuse(400, "Exactly one of 'model' and 'agent' must be specified.");
  }
  const name = agent ? WORKING_MODEL : model;
  const found = typeof name === "string" ? findModel(name) : undefined;
  if (!found) throw refuse(404, `Model '${String(model)}' was not found.`);
  if (!canInteract(found.id)) throw refuse(400, `Model '${found.id}' does not support interactions.`);
  return found;
}

function parsePrevious(id: unknown, { interactions }: EmulatorState): Run | undefined {
  if (id === undefined || id === null) return undefined;
  const parent = typeof id === "string" ? interactions.get(id) : undefined;
  if (!parent) throw refuse(404, `Interaction '${String(id)}' was not found.`);
  if (!isSettled(parent.status)) {
    throw refuse(400, "The previous interaction is still in progress and cannot be continued yet.");
  }
  return parent;
}

function parseContinuation(token: unknown, state: EmulatorState, parent: Run | undefined) {
  if (token === undefined || token === null || token === "") return undefined;
  const found = typeof token === "string" ? state.continuations.get(token) : undefined;
  if (!found || (parent && found.owner !== parent)) throw refuse(400, "Invalid continuation_token.");
  return found;
}

function parseFlag(body: Record<string, unknown>, name: string, otherwise: boolean): boolean {
  const value = body[name] ?? otherwise;
  if (typeof value !== "boolean") throw refuse(400, `Invalid value at '${name}': must be a boolean.`);
  return value;
}

function parseServiceTier(value: unknown): string {
  const tier = value ?? "standard";
  if (typeof tier === "string" && SERVICE_TIERS.includes(tier)) return tier;
  throw refuse(400, `Invalid value at 'service_tier': must be one of ${SERVICE_TIERS.join(", ")}.`);
}

function parseSystem(value: unknown): string {
  const system = value ?? "";
  if (typeof system !== "string")
    throw refuse(400, "Invalid value at 'system_instruction': must be a string.");
  return system;
}

function checkLabels(labels: unknown): void {
  if (labels === undefined || labels === null) return;
  if (!isObject(labels)) throw refuse(400, "Invalid value at 'labels': must be a map of strings.");
  for (const [key, value] of Object.entries(labels)) {
    if (!LABEL_KEY.test(key) || typeof value !== "string" || !LABEL_VALUE.test(value)) {
      throw refuse(400, `Invalid value at 'labels': '${key}'.`);
    }
  }
}

function checkSafetySettings(settings: unknown): void {
  if (settings === undefined || settings === null) return;
  const thresholds = [
    "block_low_and_above",
    "block_medium_and_above",
    "block_only_high",
    "block_none",
    "off",
  ];
  const isValid = (setting: unknown) =>
    isObject(setting) && typeof setting.type === "string" && thresholds.includes(String(setting.threshold));
  if (!Array.isArray(settings) || !settings.every(isValid)) {
    throw refuse(400, "Invalid value at 'safety_settings'.");
  }
}
