import "server-only";
import type { Interactions } from "@google/genai";
import type { AgentTraits } from "@/lib/protocol/agents";
import { isUsualTools } from "@/lib/protocol/combinations";
import type { Content, Step } from "@/lib/protocol/interaction";
import { cleanSchema } from "@/lib/protocol/json-schema";
import { schemaOfAnswers } from "@/lib/protocol/json-schema-format";
import { targetOf } from "@/lib/protocol/models";
import type { Target } from "@/lib/protocol/targets";
import type { Settings, Turn } from "@/lib/protocol/thread";
import type { ToolChoice } from "@/lib/protocol/tools";
import { toSpeechConfig, toSpeechContent } from "./speech-request";
import type { SentTools } from "./tools";

type ModelParams = Interactions.InteractionCreateParams.CreateModelInteractionParamsStreaming;
type AgentParams = Interactions.InteractionCreateParams.CreateAgentInteractionParamsStreaming;
export type Params = ModelParams | AgentParams;

/** What the API is told of the turns before: an interaction that it keeps, or the steps themselves. */
export type History = { previousInteractionId: string } | { steps: readonly Step[] };

// A reply that was cut cannot be sent as the beginning of the next one: the API wants input last.
const CONTINUE =
  "Your last answer was cut off. Continue it from exactly where it stops, with the very next characters. " +
  "Repeat nothing and add no remark.";

// An agent that has used up its budget takes up its work at this word.
const CONTINUE_WORK = "continue";

/** What goes out besides the settings: all of it is the caller's to find. */
export type Sent = {
  input: readonly Step[];
  history: History;
  tools: SentTools;
  toolChoice: ToolChoice | undefined;
  isBackground: boolean;
  /** Of an agent that works in one. */
  environment: AgentParams["environment"];
  /** What an agent may use, in tokens; null where nothing bounds it. */
  budget: number | null;
};

/** The parameters of a turn's call. Settings are sent every time: the API remembers none of them. */
export function toParams(turn: Pick<Turn, "settings" | "kind">, sent: Sent): Params {
  const target = targetOf(turn.settings);
  if (!target.agent) return toModelParams(turn.settings, target, sent);
  // Of none at all it has to be told as well: unasked, an agent uses what it is used to.
  const tools = isUsualTools(sent.tools, target) ? {} : { tools: sent.tools };
  return { ...toAgentParams(turn, target.agent, sent), ...tools };
}

function toModelParams(settings: Settings, target: Target, sent: Sent): ModelParams {
  const { tools, toolChoice } = sent;
  const format = toResponseFormat(target, settings);
  return {
    ...toSharedParams(settings, sent),
    ...(settings.system_instruction && { system_instruction: settings.system_instruction }),
    model: settings.model,
    ...(format && { response_format: format }),
    ...(tools.length > 0 && { tools }),
    generation_config: {
      ...toGenerationConfig(target, settings.generation_config),
      ...(toolChoice && { tool_choice: toolChoice }),
    },
  };
}

/** What models and agents take alike. */
function toSharedParams({ service_tier, store }: Settings, { input, history, isBackground }: Sent) {
  return {
    input: [...input],
    stream: true as const,
    ...(service_tier && { service_tier }),
    ...(store !== undefined && { store }),
    ...(isBackground && { background: true }),
    ...("previousInteractionId" in history && { previous_interaction_id: history.previousInteractionId }),
  };
}

function toAgentParams(
  turn: Pick<Turn, "settings" | "kind">,
  { kind, isCustom }: AgentTraits,
  sent: Sent,
): AgentParams {
  const { settings } = turn;
  const { system_instruction: instruction, agent = "", agent_config: config = {} } = settings;
  const { environment, budget } = sent;
  const shared = { ...toSharedParams(settings, sent), agent };
  if (kind === "deep-research") {
    // It refuses the instruction in its own field.
    const input = instruction ? [toInstruction(instruction), ...shared.input] : shared.input;
    const { visualization } = config;
    return {
      ...shared,
      input,
      agent_config: {
        type: kind,
        thinking_summaries: "auto",
        ...(visualization && { visualization }),
        // It begins its research only where it is told so in as many words.
        collaborative_planning: turn.kind !== "plan_approval" && config.collaborative_planning === true,
      },
    };
  }
  return {
    ...shared,
    ...(instruction && { system_instruction: instruction }),
    ...(environment && { environment }),
    // The model of an agent that a person made is its own; so is its configuration, but for the budget.
    ...((budget !== null || !isCustom) && {
      agent_config: { type: kind, ...(budget !== null && { max_total_tokens: String(budget) }) },
    }),
  };
}

function toInstruction(text: string): Step {
  return { type: "user_input", content: [{ type: "text", text }] };
}

/** A turn's input as the API knows it, but for its media, which still lead to our own copies. */
export function userInputOf({ kind, input, settings }: Pick<Turn, "kind" | "input" | "settings">): Step {
  if (kind === "continuation") {
    const text = settings.agent === undefined ? CONTINUE : CONTINUE_WORK;
    return { type: "user_input", content: [{ type: "text", text }] };
  }
  const content: Content[] = [...input];
  const isSpoken = targetOf(settings).output === "speech";
  return { type: "user_input", content: isSpoken ? toSpeechContent(content, settings) : content };
}

// Settings that another model of the thread uses stay with the thread; only what fits is sent.
function toResponseFormat(target: Target, settings: Settings): ModelParams["response_format"] {
  const { output, image, video } = target;
  const formats = settings.response_format ?? [];
  if (output === "speech") return { type: "audio" };
  const schema = schemaOfAnswers(settings, target);
  // Cleaned when it was written; what is stored may be from before the cleaner knew a word.
  if (schema) return { type: "text", mime_type: "application/json", schema: cleanSchema(schema).schema };
  const format = formats.find(({ type }) => type === output);
  if (format?.type === "image" && image) {
    const { aspect_ratio, image_size } = format;
    return {
      type: "image",
      ...(aspect_ratio && image.aspectRatios.includes(aspect_ratio) && { aspect_ratio }),
      ...(image_size && image.sizes.includes(image_size) && { image_size }),
    };
  }
  if (format?.type !== "video" || !video) return undefined;
  const { resolution, ...rest } = format;
  return { ...rest, ...(resolution && video.resolutions.includes(resolution) && { resolution }) };
}

function toGenerationConfig(
  target: Target,
  { speech_config, tool_choice: _, ...config }: NonNullable<Settings["generation_config"]> = {},
): NonNullable<ModelParams["generation_config"]> {
  return {
    ...config,
    ...(target.output === "speech" &&
      speech_config && { speech_config: toSpeechConfig(target, speech_config) }),
    // Models that do not think refuse to be asked for summaries.
    ...(target.thinkingLevels.length > 0 && { thinking_summaries: "auto" as const }),
  };
}
