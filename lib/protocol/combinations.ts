import { listInSentence } from "@/lib/i18n/formats";
import { msg, t } from "@/lib/i18n/translate";
import type { Target, ToolName } from "./targets";
import type { Settings } from "./thread";
import {
  CHOICE_MODES,
  type ChoiceMode,
  TOOL_NAMES,
  type Tool,
  type ToolChoice,
  type ToolType,
} from "./tools";

type Apart = {
  /** Tools that do not go together with each of `others`. */
  tools: readonly ToolType[];
  others: readonly ToolType[];
  /** With which targets. */
  isSo: (target: Target) => boolean;
  /** Whether that is so because of the target, and the sentence has to say so. */
  isOfTarget: boolean;
};

const RUN_BY_GOOGLE: readonly ToolType[] = [
  "google_search",
  "google_maps",
  "url_context",
  "code_execution",
  "file_search",
  "computer_use",
];
const RUN_ELSEWHERE: readonly ToolType[] = ["function", "mcp_server"];
// The pages of the API disagree on these two: only what none of them forbids is sent.
const ALONE: readonly ToolType[] = ["file_search", "computer_use"];

/** What does not go together. All else does. */
const APART: readonly Apart[] = [
  {
    tools: ALONE,
    others: [...RUN_BY_GOOGLE, "mcp_server"],
    isSo: ({ agent }) => agent === undefined,
    isOfTarget: false,
  },
  {
    tools: ["google_maps"],
    others: ["google_search"],
    isSo: ({ hasMapsWithSearch }) => hasMapsWithSearch === false,
    isOfTarget: true,
  },
  {
    tools: RUN_ELSEWHERE,
    others: RUN_BY_GOOGLE,
    isSo: ({ canCombineTools }) => !canCombineTools,
    isOfTarget: true,
  },
];

function findApart(one: ToolType, other: ToolType, target: Target): Apart | null {
  if (one === other) return null;
  const isEither = ({ tools, others }: Apart) =>
    (tools.includes(one) && others.includes(other)) || (tools.includes(other) && others.includes(one));
  return APART.find((row) => isEither(row) && row.isSo(target)) ?? null;
}

/** The tools that are sent. Of two that do not go together it is the one that stands first in the settings. */
export function toolsFor(settings: Settings, target: Target): Tool[] {
  const sent: Tool[] = [];
  for (const tool of [...(settings.tools ?? []), ...untouchedOf(settings, target)]) {
    const isBarred = (other: Tool) =>
      isSame(tool, other) || findApart(tool.type, other.type, target) !== null;
    if (!tool.isOff && isWhole(tool) && takesTool(target, tool.type) && !sent.some(isBarred)) {
      sent.push(fitTo(target, tool));
    }
  }
  return sent;
}

/** An agent uses tools that nobody has switched on; it goes without those that somebody has switched off. */
function untouchedOf({ tools = [] }: Settings, { agent }: Target): Tool[] {
  const types = agent?.defaultTools ?? [];
  return types
    .filter(isPlain)
    .flatMap((type) => (tools.some((tool) => tool.type === type) ? [] : [{ type }]));
}

function isPlain(type: ToolName): type is "google_search" | "url_context" | "code_execution" {
  return type === "google_search" || type === "url_context" || type === "code_execution";
}

/** Whether tools are just what an agent uses anyway, so that nothing has to be said of them. */
export function isUsualTools(tools: readonly { type: string }[], { agent }: Target): boolean {
  const types = agent?.defaultTools ?? [];
  return tools.length === types.length && types.every((type) => tools.some((tool) => tool.type === type));
}

function takesTool({ tools, agent }: Target, type: ToolType): boolean {
  if (type === "mcp_server" && agent) return true;
  // What can call functions can call those of a server: no page says more.
  return tools.includes(type === "mcp_server" ? "function" : type);
}

function isSame(one: Tool, other: Tool): boolean {
  return one.type === other.type && nameOf(one) === nameOf(other);
}

function nameOf(tool: Tool): string | null {
  return tool.type === "function" || tool.type === "mcp_server" ? tool.name : null;
}

function isWhole(tool: Tool): boolean {
  return tool.type !== "file_search" || tool.file_search_store_names.length > 0;
}

function fitTo({ image }: Target, { isOff: _, ...tool }: Tool): Tool {
  if (tool.type !== "google_search" || image?.hasImageSearch) return tool;
  return { type: tool.type };
}

/** Why a tool cannot be used now, and what one can do; null where it can, or is. */
export function whyNotTool(type: ToolType, settings: Settings, target: Target): string | null {
  if (!takesTool(target, type)) {
    const words = { model: target.name, tool: t(WORDS[type]) };
    return MANY.includes(type)
      ? t("{model} has no {tool}. Choose another model for them.", words)
      : t("{model} has no {tool}. Choose another model for it.", words);
  }
  const sent = toolsFor(settings, target).map((tool) => tool.type);
  if (sent.includes(type)) return null;
  const bars = [...new Set(sent)].filter((other) => findApart(type, other, target));
  if (bars.length > 0) return reasonOf(type, bars, target);
  if (target.canCombineTools || !hasSchema(settings)) return null;
  return t(
    "{model} cannot use tools while it answers in a response format. Remove the format in Settings first.",
    { model: target.name },
  );
}

function reasonOf(type: ToolType, bars: readonly ToolType[], target: Target): string {
  const words = { tool: t(TOOL_NAMES[type]), others: listOf(bars), model: target.name };
  const isOfTarget = bars.some((bar) => findApart(type, bar, target)?.isOfTarget);
  if (bars.length === 1) {
    return isOfTarget
      ? t("{tool} cannot be used together with {others} on {model}. Switch {others} off first.", words)
      : t("{tool} cannot be used together with {others}. Switch {others} off first.", words);
  }
  return isOfTarget
    ? t("{tool} cannot be used together with {others} on {model}. Switch them off first.", words)
    : t("{tool} cannot be used together with {others}. Switch them off first.", words);
}

/** What one should know of a tool before it is used; null where there is nothing. */
export function remarkOnTool(type: ToolType, target: Target): string | null {
  if (type !== "mcp_server" || !target.canCombineTools) return null;
  return t("Google may refuse MCP servers on {model}: its documents disagree.", { model: target.name });
}

/** Why a response format is not sent, and what one can do; null where it is. Tools that are on come first. */
export function whyNoStructuredOutput(settings: Settings, target: Target): string | null {
  if (!target.hasStructuredOutput) {
    return t("{model} has no structured output. Choose another model for it.", { model: target.name });
  }
  const sent = target.canCombineTools ? [] : toolsFor(settings, target);
  if (sent.length === 0) return null;
  const tools = listOf([...new Set(sent.map(({ type }) => type))]);
  return t("{model} cannot answer in a response format while tools are on. Switch {tools} off first.", {
    model: target.name,
    tools,
  });
}

function hasSchema({ response_format = [] }: Settings): boolean {
  return response_format.some(({ type }) => type === "text");
}

const COMBINED_CHOICES: readonly ChoiceMode[] = ["validated", "any", "none"];

/** How the model may be told to use functions. The first is what it does where nothing is chosen. */
export function choicesFor(settings: Settings, target: Target): readonly ChoiceMode[] {
  const isCombined = toolsFor(settings, target).some(({ type }) => type !== "function");
  return isCombined ? COMBINED_CHOICES : CHOICE_MODES;
}

/** The choice that is sent: it fits the tools that are sent, and names only functions among them. */
export function toolChoiceFor(settings: Settings, target: Target): ToolChoice | undefined {
  const names = toolsFor(settings, target).flatMap((tool) => (tool.type === "function" ? [tool.name] : []));
  if (names.length === 0) return undefined;
  const choices = choicesFor(settings, target);
  const usual = choices === COMBINED_CHOICES ? choices[0] : undefined;
  const toFitting = (mode: ChoiceMode) => (choices.includes(mode) ? mode : (usual ?? mode));
  const chosen = settings.generation_config?.tool_choice;
  if (typeof chosen !== "object") return chosen ? toFitting(chosen) : usual;
  const tools = chosen.allowed_tools.tools.filter((name) => names.includes(name));
  // None of the allowed ones is left, which allows nothing.
  return tools.length > 0 ? { allowed_tools: { mode: toFitting(chosen.allowed_tools.mode), tools } } : "none";
}

/** As they stand within a sentence. */
const WORDS: Readonly<Record<ToolType, string>> = {
  ...TOOL_NAMES,
  code_execution: msg("code execution"),
  file_search: msg("file search"),
  computer_use: msg("computer use"),
  function: msg("functions"),
};
const MANY: readonly ToolType[] = ["google_maps", "mcp_server", "function"];

// British: with no comma before the "and".

const listOf = (types: readonly ToolType[]) => listInSentence(types.map((type) => t(WORDS[type])));
