import { create } from "zustand";
import { agentsApi } from "@/lib/client/agents/agents-api";
import { ApiError } from "@/lib/client/request";
import { ensureSession } from "@/lib/client/session";
import type { AgentEntry, CreateAgentRequest } from "@/lib/protocol/api-agents";

/** The agents that people have made; null until they are loaded. */
export const useAgentState = create<{ agents: readonly AgentEntry[] | null }>(() => ({ agents: null }));

export async function loadAgents(): Promise<void> {
  const { agents } = await agentsApi.listAgents();
  useAgentState.setState({ agents });
}

export async function createAgent(agent: CreateAgentRequest): Promise<AgentEntry> {
  await ensureSession();
  const created = await agentsApi.createAgent(agent);
  useAgentState.setState(({ agents }) => ({
    agents: [created, ...(agents ?? []).filter(({ id }) => id !== created.id)],
  }));
  return created;
}

export async function deleteAgent(agentId: string): Promise<void> {
  await agentsApi.deleteAgent(agentId).catch((cause: unknown) => {
    // Deleted in another tab is deleted, too.
    if (!(cause instanceof ApiError) || cause.status !== 404) throw cause;
  });
  useAgentState.setState(({ agents }) => ({ agents: agents?.filter(({ id }) => id !== agentId) ?? null }));
}
