import "server-only";
import { setTimeout } from "node:timers/promises";
import { guessTarget } from "@/lib/protocol/abilities";
import type { ModelList } from "@/lib/protocol/api";
import type { Target } from "@/lib/protocol/targets";
import type { Owner } from "@/lib/server/access/owner";
import { env } from "@/lib/server/env";
import type { GoogleAgent } from "@/lib/server/gemini/agents";
import { listModels, PATIENCE_MS } from "@/lib/server/gemini/models";
import { modelCalls } from "@/lib/server/limits/model-calls";
import { listAgentOwners } from "./agent-rows";
import { listedAgents } from "./listed-agents";

/** What can answer whoever asks: models, Google's agents, and the agents of people that they may use. */
export async function listTargets(owner: Owner | null): Promise<ModelList> {
  const [list, custom, state] = await Promise.all([listModels(), listCustom(owner), modelCalls()]);
  return { ...list, agents: [...list.agents, ...custom], modelCalls: state };
}

async function listCustom(owner: Owner | null): Promise<Target[]> {
  if (env().AGENTS === "off") return [];
  // As with the models, a page is not kept waiting for Google.
  const [agents, owners] = await Promise.all([
    Promise.race([listedAgents(), setTimeout(PATIENCE_MS, null)]),
    listAgentOwners(),
  ]);
  const own = [...owners].flatMap(([id, ownerId]) =>
    ownerId === owner?.id ? [{ id, description: null }] : [],
  );
  return (agents ?? own)
    .filter(({ id }) => (owners.get(id) ?? owner?.id) === owner?.id)
    .map(toTarget)
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

function toTarget({ id, description }: Pick<GoogleAgent, "id" | "description">): Target {
  const target = guessTarget({ model: "", agent: id });
  return description ? { ...target, description } : target;
}
