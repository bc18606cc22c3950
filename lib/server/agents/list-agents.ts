import "server-only";
import type { AgentEntry, AgentList } from "@/lib/protocol/api-agents";
import type { Owner } from "@/lib/server/access/owner";
import { HttpError } from "@/lib/server/errors";
import { listGoogleAgents } from "@/lib/server/gemini/agents";
import { listAgentOwners } from "./agent-rows";
import { findAgent, toEntry } from "./get-agent";
import { checkAgentsOn } from "./policy";

/**
 * The agents that whoever asks may use: their own, and those that nobody has made here. One of their own that
 * Google no longer has is forgotten. Throws `google_failed`.
 */
export async function listAgents(owner: Owner | null): Promise<AgentList> {
  checkAgentsOn();
  const owners = await listAgentOwners();
  const listed = await listGoogleAgents().catch((cause: unknown) => {
    throw new HttpError("google_failed", { cause });
  });
  const agents = listed
    .filter(({ id }) => !owners.has(id) || owners.get(id) === owner?.id)
    .map((agent) => toEntry(agent, owners.has(agent.id)));
  if (owner) agents.push(...(await listUnlisted(owner, owners, agents)));
  return { agents: agents.toSorted((one, other) => (one.id < other.id ? -1 : 1)) };
}

/** Those of the owner's that a list did not have: it may be late, so Google is asked for each before it is forgotten. */
async function listUnlisted(
  owner: Owner,
  owners: ReadonlyMap<string, string>,
  listed: readonly AgentEntry[],
): Promise<AgentEntry[]> {
  const known = new Set(listed.map(({ id }) => id));
  const missing = [...owners].flatMap(([id, ownerId]) =>
    ownerId === owner.id && !known.has(id) ? [id] : [],
  );
  const found = await Promise.all(missing.map((id) => findAgent(owner, id)));
  return found.flatMap((agent) => (agent ? [toEntry(agent, true)] : []));
}
