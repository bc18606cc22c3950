import type { Target } from "./targets";
import type { Settings } from "./thread";

/** The same settings for another target, without a thinking level that it does not have. */
export function withTarget({ agent: _, ...settings }: Settings, target: Target): Settings {
  // The model stays for whoever leaves the agent again.
  if (target.agent) return { ...settings, agent: target.id, ...withPlanFirst(settings, target) };
  const level = settings.generation_config?.thinking_level;
  const changed = { ...settings, model: target.id };
  if (!level || target.thinkingLevels.includes(level)) return changed;
  const { thinking_level: __, ...kept } = settings.generation_config ?? {};
  return { ...changed, generation_config: kept };
}

/** A research plans first unless a person has chosen otherwise: it takes long, and costs. */
function withPlanFirst(
  { agent_config: config }: Settings,
  { agent }: Target,
): Pick<Settings, "agent_config"> {
  if (agent?.kind !== "deep-research" || config?.collaborative_planning !== undefined) return {};
  return { agent_config: { ...config, collaborative_planning: true } };
}
