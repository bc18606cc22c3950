import { msg, t, tCount } from "@/lib/i18n/translate";
import { toolsFor } from "@/lib/protocol/combinations";
import { jsonFormatOf } from "@/lib/protocol/json-schema-format";
import type { Target, ThinkingLevel } from "@/lib/protocol/targets";
import type { Settings } from "@/lib/protocol/thread";
import { TOOL_NAMES } from "@/lib/protocol/tools";

const THINKING: Record<ThinkingLevel, string> = {
  minimal: msg("Thinking minimal"),
  low: msg("Thinking low"),
  medium: msg("Thinking medium"),
  high: msg("Thinking high"),
};

/** What settings are, on one line: who answers, and what was chosen about it. */
export function describeSettings(settings: Settings, target: Target): string {
  const tools = [...new Set(toolsFor(settings, target).map(({ type }) => t(TOOL_NAMES[type])))];
  const { thinking_level: level, max_output_tokens: most, seed } = settings.generation_config ?? {};
  return [
    target.name,
    ...(settings.system_instruction ? [t("System instruction")] : []),
    ...(level && !target.agent ? [t(THINKING[level])] : []),
    ...(most === undefined ? [] : [tCount(most, "At most {count} token", "At most {count} tokens")]),
    ...(seed === undefined ? [] : [t("Seed {seed}", { seed })]),
    ...tools,
    ...(jsonFormatOf(settings) ? ["JSON"] : []),
  ].join(" · ");
}
