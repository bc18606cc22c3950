import { toUsage } from "../usage.ts";
import type { Step } from "../wire.ts";

/** What an agent reads again at every round of its work: its instructions, its tools, what it has done. */
const ROUND_TOKENS = 4_000;

/** The steps that a budget of tokens allows: whole rounds, and at least one of them. */
export function limitWork(steps: Step[], before: Step[], budget: number | undefined) {
  const rounds = toRounds(steps);
  const kept: Step[] = [];
  let used = toUsage(before, [], 0).total_tokens;
  for (const [index, round] of rounds.entries()) {
    used += ROUND_TOKENS + toUsage([], round, 0).total_tokens;
    if (index > 0 && budget !== undefined && used > budget) break;
    kept.push(...round);
  }
  const contextTokens = ROUND_TOKENS * toRounds(kept).length;
  return { steps: kept, contextTokens, isCut: kept.length < steps.length };
}

/** A round ends with a result, since that is what the agent thinks about next. */
function toRounds(steps: Step[]): Step[][] {
  const rounds: Step[][] = [[]];
  for (const step of steps) {
    rounds.at(-1)?.push(step);
    if (step.type.endsWith("_result")) rounds.push([]);
  }
  return rounds.filter((round) => round.length > 0);
}
