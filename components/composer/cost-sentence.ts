import type { AgentTraits } from "@/lib/protocol/agents";
import { plansFirst } from "@/lib/protocol/research";
import type { Settings } from "@/lib/protocol/thread";

type Costly = {
  name: string;
  agent: AgentTraits;
  settings: Settings;
  isDemo: boolean;
};

const COUNT = new Intl.NumberFormat("en");
const DOLLARS = new Intl.NumberFormat("en", {
  style: "currency",
  currency: "USD",
  trailingZeroDisplay: "stripIfInteger",
});

/** What a run of an agent usually costs and takes, said before it is begun. */
export function costSentence({ name, agent, settings, isDemo }: Costly): string {
  const { kind, usualMinutes } = agent;
  const budget = settings.agent_config?.max_total_tokens;
  const cost = isDemo ? "costs nothing in this demo" : `usually costs ${usualPrice(agent)}`;
  const takes = isDemo ? "" : ` and takes up to ${usualMinutes} minutes`;
  return [
    `A run of ${name} ${cost}${takes}.`,
    ...(kind === "antigravity" && budget ? [`It stops at ${COUNT.format(budget)} tokens.`] : []),
    ...(plansFirst(settings) ? ["It plans first; the research begins when you start it."] : []),
  ].join(" ");
}

/** "$0.25 to $3.25" */
export function usualPrice({ usualCost: [from, to] }: Pick<AgentTraits, "usualCost">): string {
  return `${DOLLARS.format(from)} to ${DOLLARS.format(to)}`;
}
