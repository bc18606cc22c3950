import { msg } from "@/lib/i18n/translate";
import {
  type Answerer,
  type Modality,
  type Output,
  outputOf,
  type Target,
  type ThinkingLevel,
  type ToolName,
  targetIdOf,
} from "./targets";
import { ASPECT_RATIOS, type ImageSize } from "./thread";

/** What models of one kind can do; a table of models names the exceptions. */
type Abilities = Omit<Target, "id" | "name" | "role">;

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
export const CHEAP_TOOLS: readonly ToolName[] = [
  "google_search",
  "google_maps",
  "url_context",
  "code_execution",
  "function",
];
const OLD_TOOLS: readonly ToolName[] = ["google_search", "url_context", "code_execution", "function"];
const ALL_LEVELS: readonly ThinkingLevel[] = ["minimal", "low", "medium", "high"];
export const UPPER_LEVELS: readonly ThinkingLevel[] = ["low", "medium", "high"];

export const CHAT: Abilities = {
  input: EVERYTHING,
  output: "text",
  thinkingLevels: ALL_LEVELS,
  defaultThinkingLevel: "medium",
  tools: ALL_TOOLS,
  hasStructuredOutput: true,
  canCombineTools: true,
  inputTokenLimit: 1_048_576,
};
export const OLD: Abilities = {
  ...CHAT,
  thinkingLevels: UPPER_LEVELS,
  tools: OLD_TOOLS,
  canCombineTools: false,
};

const MAKER: Abilities = {
  ...CHAT,
  thinkingLevels: [],
  defaultThinkingLevel: null,
  tools: [],
  hasStructuredOutput: false,
  inputTokenLimit: null,
};

// The newer ones also make very long and very wide pictures.
export const USUAL_RATIOS = ASPECT_RATIOS.filter((ratio) => !/^1:[48]$|^[48]:1$/.test(ratio));
export const SIZES: readonly ImageSize[] = ["1K", "2K", "4K"];

export const IMAGE: Abilities = {
  ...MAKER,
  input: ["text", "image", "document"],
  output: "image",
  tools: ["google_search"],
  image: { aspectRatios: USUAL_RATIOS, sizes: SIZES },
};
export const SPEECH: Abilities = { ...MAKER, input: ["text"], output: "speech" };
export const MUSIC: Abilities = { ...MAKER, input: ["text", "image"], output: "music" };
export const VIDEO: Abilities = {
  ...MAKER,
  input: ["text", "image", "video"],
  output: "video",
  video: { resolutions: ["360p", "720p", "1080p"] },
};

const BY_OUTPUT: Record<Output, Abilities> = {
  text: MAKER,
  image: IMAGE,
  speech: SPEECH,
  music: MUSIC,
  video: VIDEO,
};

const AGENT: Abilities = {
  ...MAKER,
  input: ["text", "image"],
  hasStructuredOutput: false,
};

/** An agent in a machine of its own, which writes files and runs programs there. */
export const MANAGED_AGENT: Abilities = {
  ...AGENT,
  tools: ["google_search", "url_context", "code_execution", "function"],
  agent: {
    kind: "antigravity",
    usualCost: [0.25, 3.25],
    usualMinutes: 20,
    longestMinutes: 60,
    defaultTools: ["google_search", "url_context", "code_execution"],
  },
};

/** An agent that searches and reads for minutes, and writes a report. */
export const RESEARCH_AGENT: Abilities = {
  ...AGENT,
  input: ["text", "image", "document"],
  tools: ["google_search", "url_context", "code_execution", "file_search"],
  agent: {
    kind: "deep-research",
    usualCost: [1, 3],
    usualMinutes: 20,
    longestMinutes: 60,
    defaultTools: ["google_search", "url_context", "code_execution"],
  },
};

/** What a target can do that this version does not know, or that a page has not been told of. */
export function guessTarget(answerer: Answerer, name = targetIdOf(answerer)): Target {
  const id = targetIdOf(answerer);
  if (answerer.agent === undefined) {
    return { ...BY_OUTPUT[outputOf(answerer)], id, name, role: msg("Not known to this version") };
  }
  if (/^deep-research-((max|pro)-)?preview-/.test(id))
    return { ...RESEARCH_AGENT, id, name, role: msg("Searches, reads, reports") };
  const { agent, ...abilities } = MANAGED_AGENT;
  const isGoogles = /^antigravity/.test(id);
  const traits = agent && { ...agent, ...(!isGoogles && { isCustom: true as const }) };
  return {
    ...abilities,
    id,
    name,
    role: isGoogles ? msg("Works in a machine of its own") : msg("Your agent"),
    ...(traits && { agent: traits }),
  };
}
