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
    ...(kind === "antigravity" ? reachSentence(settings) : []),
    ...(plansFirst(settings) ? ["It plans first; the research begins when you start it."] : []),
  ].join(" ");
}

/** What holds on from an earlier chat must not be a surprise in this one. */
function reachSentence({ environment }: Settings): string[] {
  const network = environment?.network;
  if (network === undefined) return [];
  if (network === "disabled") return ["It has no network."];
  const { length } = network.allowlist;
  return [`It reaches ${length === 1 ? "one domain" : `${length} domains`} only.`];
}

/** "$0.25 to $3.25" */
export function usualPrice({ usualCost: [from, to] }: Pick<AgentTraits, "usualCost">): string {
  return `${DOLLARS.format(from)} to ${DOLLARS.format(to)}`;
}
