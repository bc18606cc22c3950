import { request, requestJson } from "@/lib/client/request";
import type {
  AgentEntry,
  AgentList,
  CreateAgentRequest,
  EnvironmentEntry,
  EnvironmentFileList,
  EnvironmentList,
} from "@/lib/protocol/api-agents";

/** Where a file of an environment is downloaded from, and put to. */
export function environmentFileAddress(environmentId: string, path: string): string {
  return `/api/environments/${environmentId}/file?path=${encodeURIComponent(path)}`;
}

/** The same file to be looked at, where it is a text or a picture. */
export function environmentViewAddress(environmentId: string, path: string): string {
  return `${environmentFileAddress(environmentId, path)}&view=1`;
}

/** All files of an environment as one download. */
export function environmentArchiveAddress(environmentId: string): string {
  return `/api/environments/${environmentId}/archive`;
}

/** Agents of one's own, and where they work. */
export const agentsApi = {
  listEnvironments: () => requestJson<EnvironmentList>("/api/environments"),
  getEnvironment: (environmentId: string) =>
    requestJson<EnvironmentEntry>(`/api/environments/${environmentId}`),
  deleteEnvironment: (environmentId: string) =>
    request(`/api/environments/${environmentId}`, { method: "DELETE" }),
  listEnvironmentFiles: (environmentId: string) =>
    requestJson<EnvironmentFileList>(`/api/environments/${environmentId}/files`),
  readEnvironmentFile: (environmentId: string, path: string, signal: AbortSignal) =>
    request(environmentFileAddress(environmentId, path), { signal }),
  listAgents: () => requestJson<AgentList>("/api/agents"),
  createAgent: (agent: CreateAgentRequest) =>
    requestJson<AgentEntry>("/api/agents", { method: "POST", body: agent }),
  deleteAgent: (agentId: string) => request(`/api/agents/${agentId}`, { method: "DELETE" }),
};
