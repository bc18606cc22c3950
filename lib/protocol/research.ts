import { guessTarget } from "./abilities";
import type { Settings, Turn } from "./thread";

/** Whether a research agent answers with these settings. */
export function isResearch(settings: Settings): boolean {
  return settings.agent !== undefined && guessTarget(settings).agent?.kind === "deep-research";
}

/** Whether research begins with a plan that a person approves. */
export function plansFirst(settings: Settings): boolean {
  return settings.agent_config?.collaborative_planning === true && isResearch(settings);
}

/** Whether a turn plans a research, and does not do it. */
export function isPlanning({ kind, settings }: Pick<Turn, "kind" | "settings">): boolean {
  return kind !== "plan_approval" && plansFirst(settings);
}
