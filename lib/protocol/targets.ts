import type { AgentTraits } from "./agents";
import type { MediaKind } from "./media";
import type { AspectRatio, ImageSize, Settings, THINKING_LEVELS, VIDEO_RESOLUTIONS } from "./thread";

export type ThinkingLevel = (typeof THINKING_LEVELS)[number];
export type Modality = "text" | MediaKind;
/** What a target makes. */
export type Output = "text" | "image" | "speech" | "music" | "video";
export type ToolName =
  | "google_search"
  | "google_maps"
  | "url_context"
  | "code_execution"
  | "file_search"
  | "computer_use"
  | "function";

/** What answers a turn, a model or an agent, and what it can do. */
export type Target = {
  id: string;
  name: string;
  /** One line for the picker. */
  role: string;
  /** What its person says of it, in their own words. */
  description?: string;
  input: readonly Modality[];
  output: Output;
  thinkingLevels: readonly ThinkingLevel[];
  defaultThinkingLevel: ThinkingLevel | null;
  tools: readonly ToolName[];
  hasStructuredOutput: boolean;
  /** Whether functions and built-in tools may be used in one turn. */
  canCombineTools: boolean;
  /** False where Google Maps and Google Search do not go together. */
  hasMapsWithSearch?: false;
  inputTokenLimit: number | null;
  /** Set where it is an agent. */
  agent?: AgentTraits;
  /** Set where it makes pictures: what can be chosen. */
  image?: { aspectRatios: readonly AspectRatio[]; sizes: readonly ImageSize[]; hasImageSearch?: true };
  /** Set where it makes video. */
  video?: { resolutions: readonly (typeof VIDEO_RESOLUTIONS)[number][] };
};

/** The model for what the server asks on its own account, such as titles. */
export const DEFAULT_MODEL = "gemini-3.8-flash";
/** The voice that speaks where nobody has chosen one. */
export const DEFAULT_VOICE = "Kore";
export const DEFAULT_SETTINGS: Settings = { model: DEFAULT_MODEL };

/** What names a target: an agent where there is one, else a model. */
export type Answerer = Pick<Settings, "model" | "agent">;

/** The id of what answers. */
export function targetIdOf({ model, agent }: Answerer): string {
  return agent ?? model;
}

/** What a target makes, as far as its id tells: the ids of models follow a scheme, also those not known yet. */
export function outputOf({ model, agent }: Answerer): Output {
  if (agent !== undefined) return "text";
  if (/-image|banana/.test(model)) return "image";
  if (/-tts/.test(model)) return "speech";
  if (/lyria/.test(model)) return "music";
  return /omni/.test(model) ? "video" : "text";
}

/** Where something of that kind is wanted and the chosen model does not make it. */
export function firstModelFor(output: Output, models: readonly Target[]): Target | null {
  return models.find((model) => model.output === output) ?? null;
}
