import { msg } from "@/lib/i18n/translate";
import { CHAT, CHEAP_TOOLS, OLD, UPPER_LEVELS } from "./abilities";
import type { Target } from "./targets";

/** Models that answer in words, as documented in October and November 2026. `models.list` decides which of them a key has. */
export const TEXT_MODELS: readonly Target[] = [
  {
    ...CHAT,
    id: "gemini-3.8-flash",
    name: "Gemini 3.8 Flash",
    role: msg("Fast and capable"),
    thinkingLevels: UPPER_LEVELS,
  },
  { ...CHAT, id: "gemini-3.7-flash", name: "Gemini 3.7 Flash", role: msg("The one before") },
  { ...CHAT, id: "gemini-3.6-flash", name: "Gemini 3.6 Flash", role: msg("Older, same family") },
  { ...CHAT, id: "gemini-3.5-flash", name: "Gemini 3.5 Flash", role: msg("Older, dearer") },
  {
    ...CHAT,
    id: "gemini-3.5-flash-lite",
    name: "Gemini 3.5 Flash-Lite",
    role: msg("Cheapest of its family"),
    defaultThinkingLevel: "minimal",
  },
  {
    ...CHAT,
    id: "gemini-3.1-pro-preview",
    name: "Gemini 3.1 Pro",
    role: msg("Deep reasoning, preview"),
    thinkingLevels: UPPER_LEVELS,
    defaultThinkingLevel: "high",
    hasMapsWithSearch: false,
  },
  {
    ...CHAT,
    id: "gemini-3.1-flash-lite",
    name: "Gemini 3.1 Flash-Lite",
    role: msg("Cheap and quick"),
    tools: CHEAP_TOOLS,
    defaultThinkingLevel: "minimal",
    hasMapsWithSearch: false,
  },
  {
    ...CHAT,
    id: "gemini-3-flash-preview",
    name: "Gemini 3 Flash",
    role: msg("Preview of the generation"),
    defaultThinkingLevel: "high",
    hasMapsWithSearch: false,
  },
  { ...OLD, id: "gemini-2.5-pro", name: "Gemini 2.5 Pro", role: msg("Old generation, being retired") },
  { ...OLD, id: "gemini-2.5-flash", name: "Gemini 2.5 Flash", role: msg("Old generation, being retired") },
  {
    ...OLD,
    id: "gemini-2.5-flash-lite",
    name: "Gemini 2.5 Flash-Lite",
    role: msg("Old generation, being retired"),
    defaultThinkingLevel: null,
  },
  {
    ...CHAT,
    id: "gemma-4-31b-it",
    name: "Gemma 4 31B",
    role: msg("Open model, free tier"),
    input: ["text", "image"],
    thinkingLevels: [],
    defaultThinkingLevel: null,
    tools: [],
    hasStructuredOutput: false,
    inputTokenLimit: null,
  },
];
