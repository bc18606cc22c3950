import "server-only";
import { type GoogleAgent, listGoogleAgents } from "@/lib/server/gemini/agents";
import { processWide } from "@/lib/server/process-wide";

const KEPT_MS = 60_000;
const KEPT_AFTER_FAILURE_MS = 15_000;

type Listed = GoogleAgent[] | null;
type Cache = { agents: Listed; until: number; asking: Promise<Listed> | null };

const newCache = (): Cache => ({ agents: null, until: 0, asking: null });
const holder = () => processWide("agents", () => ({ cache: newCache() }));

/** All agents that Google has for the key, as of a minute ago at most where it answers; null where it never did. */
export async function listedAgents(): Promise<Listed> {
  const { cache } = holder();
  if (cache.until < Date.now()) cache.asking ??= refresh(cache);
  return cache.agents ?? cache.asking;
}

/** For when an agent was made or deleted. What Google was asked before that is no answer any more. */
export function forgetListed(): void {
  holder().cache = newCache();
}

async function refresh(cache: Cache): Promise<Listed> {
  const agents = await listGoogleAgents().catch(() => null);
  cache.agents = agents ?? cache.agents;
  cache.until = Date.now() + (agents ? KEPT_MS : KEPT_AFTER_FAILURE_MS);
  cache.asking = null;
  return agents;
}
