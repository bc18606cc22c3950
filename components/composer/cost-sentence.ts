import { dollarFormat } from "@/lib/i18n/formats";
import { joinSentences, t, tCount } from "@/lib/i18n/translate";
import type { AgentTraits } from "@/lib/protocol/agents";
import { plansFirst } from "@/lib/protocol/research";
import type { Settings } from "@/lib/protocol/thread";

type Costly = {
  name: string;
  agent: AgentTraits;
  settings: Settings;
  isDemo: boolean;
};

const DOLLARS = dollarFormat({ trailingZeroDisplay: "stripIfInteger" });

/** What a run of an agent usually costs and takes, said before it is begun. */
export function costSentence({ name, agent, settings, isDemo }: Costly): string {
  const { kind, usualMinutes } = agent;
  const budget = settings.agent_config?.max_total_tokens;
  return joinSentences(
    isDemo
      ? t("A run of {name} costs nothing in this demo.", { name })
      : tCount(
          usualMinutes,
          "A run of {name} usually costs {price} and takes up to {count} minute.",
          "A run of {name} usually costs {price} and takes up to {count} minutes.",
          { name, price: usualPrice(agent) },
        ),
    ...(kind === "antigravity" && budget
      ? [tCount(budget, "It stops at {count} token.", "It stops at {count} tokens.")]
      : []),
    ...(kind === "antigravity" ? reachSentence(settings) : []),
    ...(plansFirst(settings) ? [t("It plans first; the research begins when you start it.")] : []),
  );
}

/** What holds on from an earlier chat must not be a surprise in this one. */
function reachSentence({ environment }: Settings): string[] {
  const network = environment?.network;
  if (network === undefined) return [];
  if (network === "disabled") return [t("It has no network.")];
  const { length } = network.allowlist;
  return [tCount(length, "It reaches one domain only.", "It reaches {count} domains only.")];
}

/** "$0.25 to $3.25" */
export function usualPrice({ usualCost: [from, to] }: Pick<AgentTraits, "usualCost">): string {
  return t("{least} to {most}", { least: DOLLARS.format(from), most: DOLLARS.format(to) });
}
