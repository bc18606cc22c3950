import type { Target } from "./targets";
import type { Settings } from "./thread";

/** The same settings for another model, without a thinking level that it does not have. */
export function withModel(settings: Settings, target: Target): Settings {
  const level = settings.generation_config?.thinking_level;
  const changed = { ...settings, model: target.id };
  if (!level || target.thinkingLevels.includes(level)) return changed;
  const { thinking_level: _, ...kept } = settings.generation_config ?? {};
  return { ...changed, generation_config: kept };
}
