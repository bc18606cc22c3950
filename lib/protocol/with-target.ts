import type { Target } from "./targets";
import type { Settings } from "./thread";

/** The same settings for another target, without a thinking level that it does not have. */
export function withTarget({ agent: _, ...settings }: Settings, target: Target): Settings {
  // The model stays for whoever leaves the agent again.
  if (target.agent) return { ...settings, agent: target.id };
  const level = settings.generation_config?.thinking_level;
  const changed = { ...settings, model: target.id };
  if (!level || target.thinkingLevels.includes(level)) return changed;
  const { thinking_level: __, ...kept } = settings.generation_config ?? {};
  return { ...changed, generation_config: kept };
}
