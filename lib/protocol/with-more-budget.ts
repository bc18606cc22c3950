import { BUDGET_MAX_TOKENS } from "./agents";
import type { Settings } from "./thread";

/** What a run may use next after it has used up its budget, in tokens; null where a person has set none. */
export function nextBudgetOf({ agent_config }: Settings): number | null {
  const budget = agent_config?.max_total_tokens;
  return budget === undefined ? null : Math.min(2 * budget, BUDGET_MAX_TOKENS);
}

/** The same settings with a larger budget. Where none is set, each run has what the server allows. */
export function withMoreBudget(settings: Settings): Settings {
  const budget = nextBudgetOf(settings);
  if (budget === null) return settings;
  return { ...settings, agent_config: { ...settings.agent_config, max_total_tokens: budget } };
}
