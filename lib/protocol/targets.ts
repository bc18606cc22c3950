import type { MediaKind } from "./media-types";
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

/** What answers a turn, and what it can do. Agents join the models here. */
export type Target = {
  id: string;
  name: string;
  /** One line for the picker. */
  role: string;
  input: readonly Modality[];
  output: Output;
  thinkingLevels: readonly ThinkingLevel[];
  defaultThinkingLevel: ThinkingLevel | null;
  tools: readonly ToolName[];
  hasStructuredOutput: boolean;
  /** Whether functions and built-in tools may be used in one turn. */
  canCombineTools: boolean;
  inputTokenLimit: number | null;
  /** Set where it makes pictures: what can be chosen. */
  image?: { aspectRatios: readonly AspectRatio[]; sizes: readonly ImageSize[] };
  /** Set where it makes video. */
  video?: { resolutions: readonly (typeof VIDEO_RESOLUTIONS)[number][] };
};

const EVERYTHING: readonly Modality[] = ["text", "image", "audio", "video", "document"];
const ALL_TOOLS: readonly ToolName[] = [
  "google_search",
  "google_maps",
  "url_context",
  "code_execution",
  "file_search",
  "computer_use",
  "function",
];
const CHEAP_TOOLS: readonly ToolName[] = [
  "google_search",
  "google_maps",
  "url_context",
  "code_execution",
  "function",
];
const OLD_TOOLS: readonly ToolName[] = ["google_search", "url_context", "code_execution", "function"];
const ALL_LEVELS: readonly ThinkingLevel[] = ["minimal", "low", "medium", "high"];
const UPPER_LEVELS: readonly ThinkingLevel[] = ["low", "medium", "high"];

export const CHAT: Omit<Target, "id" | "name" | "role"> = {
  input: EVERYTHING,
  output: "text",
  thinkingLevels: ALL_LEVELS,
  defaultThinkingLevel: "medium",
  tools: ALL_TOOLS,
  hasStructuredOutput: true,
  canCombineTools: true,
  inputTokenLimit: 1_048_576,
};
const OLD: Omit<Target, "id" | "name" | "role"> = {
  ...CHAT,
  thinkingLevels: UPPER_LEVELS,
  tools: OLD_TOOLS,
  canCombineTools: false,
};

/** Models that answer in words, as documented in October and November 2026. `models.list` decides which of them a key has. */
export const TEXT_MODELS: readonly Target[] = [
  {
    ...CHAT,
    id: "gemini-3.8-flash",
    name: "Gemini 3.8 Flash",
    role: "Fast and capable",
    thinkingLevels: UPPER_LEVELS,
  },
  { ...CHAT, id: "gemini-3.7-flash", name: "Gemini 3.7 Flash", role: "The one before" },
  { ...CHAT, id: "gemini-3.6-flash", name: "Gemini 3.6 Flash", role: "Older, same family" },
  { ...CHAT, id: "gemini-3.5-flash", name: "Gemini 3.5 Flash", role: "Older, dearer" },
  {
    ...CHAT,
    id: "gemini-3.5-flash-lite",
    name: "Gemini 3.5 Flash-Lite",
    role: "Cheapest of its family",
    defaultThinkingLevel: "minimal",
  },
  {
    ...CHAT,
    id: "gemini-3.1-pro-preview",
    name: "Gemini 3.1 Pro",
    role: "Deep reasoning, preview",
    thinkingLevels: UPPER_LEVELS,
    defaultThinkingLevel: "high",
  },
  {
    ...CHAT,
    id: "gemini-3.1-flash-lite",
    name: "Gemini 3.1 Flash-Lite",
    role: "Cheap and quick",
    tools: CHEAP_TOOLS,
    defaultThinkingLevel: "minimal",
  },
  {
    ...CHAT,
    id: "gemini-3-flash-preview",
    name: "Gemini 3 Flash",
    role: "Preview of the generation",
    defaultThinkingLevel: "high",
  },
  { ...OLD, id: "gemini-2.5-pro", name: "Gemini 2.5 Pro", role: "Old generation, being retired" },
  { ...OLD, id: "gemini-2.5-flash", name: "Gemini 2.5 Flash", role: "Old generation, being retired" },
  {
    ...OLD,
    id: "gemini-2.5-flash-lite",
    name: "Gemini 2.5 Flash-Lite",
    role: "Old generation, being retired",
    defaultThinkingLevel: null,
  },
  {
    ...CHAT,
    id: "gemma-4-31b-it",
    name: "Gemma 4 31B",
    role: "Open model, free tier",
    input: ["text", "image"],
    thinkingLevels: [],
    defaultThinkingLevel: null,
    tools: [],
    hasStructuredOutput: false,
    inputTokenLimit: null,
  },
];

/** The model for what the server asks on its own account, such as titles. */
export const DEFAULT_MODEL = "gemini-3.8-flash";
export const DEFAULT_SETTINGS: Settings = { model: DEFAULT_MODEL };
