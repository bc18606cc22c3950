import type { Settings, THINKING_LEVELS } from "./thread";

export type ThinkingLevel = (typeof THINKING_LEVELS)[number];
export type Modality = "text" | "image" | "audio" | "video" | "document";
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
  output: Modality;
  thinkingLevels: readonly ThinkingLevel[];
  defaultThinkingLevel: ThinkingLevel | null;
  tools: readonly ToolName[];
  hasStructuredOutput: boolean;
  /** Whether functions and built-in tools may be used in one turn. */
  canCombineTools: boolean;
  inputTokenLimit: number | null;
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

const CHAT: Omit<Target, "id" | "name" | "role"> = {
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

/** Models as documented in October and November 2026. `models.list` decides which of them a key has. */
export const MODELS: readonly Target[] = [
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

const DEFAULT_MODEL = "gemini-3.8-flash";
export const DEFAULT_SETTINGS: Settings = { model: DEFAULT_MODEL };

// What `models.list` also lists but a conversation cannot use, or not yet.
const LEFT_OUT =
  /-live|embedding|robotics|transcribe|-image|banana|-tts|lyria|omni|computer-use|aqa|customtools/;
const FAMILIES = /^(gemini|gemma)-/;

/** Whether a model of `models.list` can answer in a conversation. */
export function isChatModel(id: string): boolean {
  return FAMILIES.test(id) && !LEFT_OUT.test(id);
}

/** A model that this version does not know answers as plain text, with every option left to the API. */
export function targetOf(id: string, name?: string): Target {
  const known = MODELS.find((model) => model.id === id);
  if (known) return known;
  return {
    ...CHAT,
    id,
    name: name ?? id,
    role: "Not known to this version",
    thinkingLevels: [],
    defaultThinkingLevel: null,
    tools: [],
    hasStructuredOutput: false,
    inputTokenLimit: null,
  };
}
