import type { ImageSize } from "./images/sizes.ts";

export type ThinkingLevel = "minimal" | "low" | "medium" | "high";

/** What a model makes. */
export type Medium = "text" | "image" | "speech" | "music" | "video";

export interface Model {
  id: string;
  medium: Medium;
  displayName: string;
  inputTokenLimit: number;
  outputTokenLimit: number;
  thinkingLevels: ThinkingLevel[];
  defaultThinkingLevel: ThinkingLevel;
}

const LEVELS = {
  all: ["minimal", "low", "medium", "high"],
  noMinimal: ["low", "medium", "high"],
  ends: ["minimal", "high"],
  noLow: ["minimal", "medium", "high"],
  none: [],
} satisfies Record<string, ThinkingLevel[]>;

function model(
  id: string,
  levels: keyof typeof LEVELS = "all",
  defaultThinkingLevel: ThinkingLevel = "medium",
  limits: [number, number] = [1_048_576, 65_536],
): Model {
  return {
    id,
    medium: mediumOf(id),
    displayName: toDisplayName(id),
    inputTokenLimit: limits[0],
    outputTokenLimit: limits[1],
    thinkingLevels: LEVELS[levels],
    defaultThinkingLevel,
  };
}

const IMAGE: [number, number] = [131_072, 32_768];
const SPEECH: [number, number] = [8_192, 16_384];

/** What the key of this emulator may use. `gemini-4-argon` and `-carbon` have limited access, so are absent. */
export const MODELS: Model[] = [
  model("gemini-3.8-flash", "noMinimal"),
  model("gemini-3.7-flash"),
  model("gemini-3.6-flash"),
  model("gemini-3.5-flash"),
  model("gemini-3.5-flash-lite", "all", "minimal"),
  model("gemini-3.1-flash-lite", "all", "minimal"),
  model("gemini-3.1-pro-preview", "noMinimal", "high"),
  model("gemini-3.1-pro-preview-customtools", "noMinimal", "high"),
  model("gemini-3-flash-preview", "all", "high"),
  model("gemini-2.5-pro", "noMinimal"),
  model("gemini-2.5-flash", "noMinimal"),
  model("gemini-2.5-flash-lite", "all", "minimal"),
  model("gemini-flash-latest", "noMinimal"),
  model("gemini-flash-lite-latest", "all", "minimal"),
  model("gemini-pro-latest", "noMinimal", "high"),
  model("gemma-4-31b-it", "all", "minimal", [262_144, 32_768]),
  model("gemma-4-26b-a4b-it", "all", "minimal", [262_144, 32_768]),
  model("gemini-nano-banana-2.1", "noLow", "medium", IMAGE),
  model("gemini-3.1-flash-image", "ends", "minimal", IMAGE),
  model("gemini-3.1-flash-lite-image", "ends", "minimal", IMAGE),
  model("gemini-3-pro-image", "none", "medium", IMAGE),
  model("nano-banana-pro-preview", "none", "medium", IMAGE),
  model("gemini-2.5-flash-image", "none", "minimal", IMAGE),
  model("gemini-3.8-flash-tts", "none", "minimal", SPEECH),
  model("gemini-3.8-flash-lite-tts", "none", "minimal", SPEECH),
  model("gemini-3.1-flash-tts-preview", "none", "minimal", SPEECH),
  model("gemini-3.5-transcribe", "none", "minimal"),
  model("gemini-omni-flash-preview", "none", "minimal", IMAGE),
  model("gemini-omni-1.1-flash", "none", "minimal", IMAGE),
  model("gemini-omni-1.2-flash", "none", "minimal", IMAGE),
  model("lyria-3-clip-preview", "none", "minimal", SPEECH),
  model("lyria-3-pro-preview", "none", "minimal", SPEECH),
  model("lyria-3.5", "none", "minimal", SPEECH),
  model("gemini-robotics-er-2-preview", "all", "medium"),
  model("gemini-3.5-flash-live", "none", "minimal"),
  model("gemini-embedding-001", "none", "minimal", [2_048, 1]),
  model("gemini-embedding-2", "none", "minimal", [8_192, 1]),
];

export function findModel(id: string): Model | undefined {
  return MODELS.find((row) => row.id === id);
}

/** Embedding and Live models are listed like the others, but have other endpoints. */
export function canInteract(id: string): boolean {
  return !/embedding|-live/.test(id);
}

/** Which pictures an image model can make. */
export function imageLimitsOf(id: string): { sizes: ImageSize[]; hasLongRatios: boolean } {
  if (isOldGeneration(id)) return { sizes: ["1K"], hasLongRatios: false };
  if (id === "gemini-3.1-flash-lite-image") return { sizes: ["1K"], hasLongRatios: true };
  if (id === "gemini-3.1-flash-image") return { sizes: ["512", "1K", "2K", "4K"], hasLongRatios: true };
  return { sizes: ["1K", "2K", "4K"], hasLongRatios: id === "gemini-nano-banana-2.1" };
}

/** The 2.5 generation orders search after the answer and takes only plain function results. */
export function isOldGeneration(id: string): boolean {
  return id.startsWith("gemini-2.5-");
}

function mediumOf(id: string): Medium {
  if (/-image$|banana/.test(id)) return "image";
  if (/-tts/.test(id)) return "speech";
  if (id.startsWith("lyria")) return "music";
  return id.includes("-omni-") ? "video" : "text";
}

function toDisplayName(id: string): string {
  const words = id.split("-").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return words.join(" ").replace("Tts", "TTS");
}
