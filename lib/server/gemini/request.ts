import "server-only";
import type { Interactions } from "@google/genai";
import type { Content, Step } from "@/lib/protocol/interaction";
import { cleanSchema } from "@/lib/protocol/json-schema";
import { schemaOfAnswers } from "@/lib/protocol/json-schema-format";
import { targetOf } from "@/lib/protocol/models";
import type { Target } from "@/lib/protocol/targets";
import type { Settings, Turn } from "@/lib/protocol/thread";
import type { ToolChoice } from "@/lib/protocol/tools";
import { toSpeechConfig, toSpeechContent } from "./speech-request";
import type { SentTools } from "./tools";

export type Params = Interactions.InteractionCreateParams.CreateModelInteractionParamsStreaming;

/** What the API is told of the turns before: an interaction that it keeps, or the steps themselves. */
export type History = { previousInteractionId: string } | { steps: readonly Step[] };

// A reply that was cut cannot be sent as the beginning of the next one: the API wants input last.
const CONTINUE =
  "Your last answer was cut off. Continue it from exactly where it stops, with the very next characters. " +
  "Repeat nothing and add no remark.";

/** What goes out besides the settings: all of it is the caller's to find. */
export type Sent = {
  input: readonly Step[];
  history: History;
  tools: SentTools;
  toolChoice: ToolChoice | undefined;
};

/** The parameters of a turn's call. Settings are sent every time: the API remembers none of them. */
export function toParams(turn: Pick<Turn, "settings">, { input, history, tools, toolChoice }: Sent): Params {
  const { model, generation_config, response_format: _format, tools: _, ...settings } = turn.settings;
  const target = targetOf(model);
  const format = toResponseFormat(target, turn.settings);
  return {
    ...settings,
    model,
    input: [...input],
    stream: true,
    ...("previousInteractionId" in history && { previous_interaction_id: history.previousInteractionId }),
    ...(format && { response_format: format }),
    ...(tools.length > 0 && { tools }),
    generation_config: {
      ...toGenerationConfig(target, generation_config),
      ...(toolChoice && { tool_choice: toolChoice }),
    },
  };
}

/** A turn's input as the API knows it, but for its media, which still lead to our own copies. */
export function userInputOf({ kind, input, settings }: Pick<Turn, "kind" | "input" | "settings">): Step {
  if (kind === "continuation") return { type: "user_input", content: [{ type: "text", text: CONTINUE }] };
  const content: Content[] = [...input];
  const isSpoken = targetOf(settings.model).output === "speech";
  return { type: "user_input", content: isSpoken ? toSpeechContent(content, settings) : content };
}

// Settings that another model of the thread uses stay with the thread; only what fits is sent.
function toResponseFormat(target: Target, settings: Settings): Params["response_format"] {
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
): NonNullable<Params["generation_config"]> {
  return {
    ...config,
    ...(target.output === "speech" &&
      speech_config && { speech_config: toSpeechConfig(target, speech_config) }),
    // Models that do not think refuse to be asked for summaries.
    ...(target.thinkingLevels.length > 0 && { thinking_summaries: "auto" as const }),
  };
}
