import "server-only";
import type { Step } from "@/lib/protocol/interaction";
import { targetOf } from "@/lib/protocol/models";
import type { Turn } from "@/lib/protocol/thread";
import type { Owner } from "@/lib/server/access/owner";
import { budgetFor } from "@/lib/server/agents/policy";
import { type Params, toParams } from "@/lib/server/gemini/request";
import type { Attempt } from "./attempt";
import { findTools } from "./find-tools";

/** The parameters of a turn's next call. `input` is what goes out, its media as the API takes them. */
export async function findParams(
  owner: Owner,
  turn: Turn,
  { attempt, input }: { attempt: Attempt; input: readonly Step[] },
): Promise<Params> {
  const { history, isBackground, environment } = attempt;
  const { tools, toolChoice } = await findTools(owner, turn);
  return toParams(turn, {
    input,
    history,
    tools,
    toolChoice,
    isBackground,
    environment,
    budget: budgetOf(turn),
  });
}

/** What an agent may use, in tokens. Null for what is no agent, and for research, which takes no such word. */
function budgetOf({ settings }: Turn): number | null {
  if (targetOf(settings).agent?.kind !== "antigravity") return null;
  return budgetFor(settings.agent_config?.max_total_tokens);
}
