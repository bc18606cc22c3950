import { agentsApi } from "@/lib/client/agents/agents-api";
import { ApiError } from "@/lib/client/request";
import { dropEnvironment, putEnvironment, putLoad, useEnvironmentState } from "./environment-state";

export async function loadEnvironments(): Promise<void> {
  const { environments } = await agentsApi.listEnvironments();
  useEnvironmentState.setState({ environments });
}

/** Brings an environment and its files up to date. What is known of it stays where that fails. */
export async function loadEnvironment(environmentId: string): Promise<void> {
  try {
    const entry = await agentsApi.getEnvironment(environmentId);
    if (entry.isExpired) return putLoad(environmentId, "gone");
    putEnvironment(entry, await agentsApi.listEnvironmentFiles(environmentId));
  } catch (cause) {
    putLoad(environmentId, isMissing(cause) ? "gone" : "failed");
  }
}

export async function deleteEnvironment(environmentId: string): Promise<void> {
  await agentsApi.deleteEnvironment(environmentId).catch((cause: unknown) => {
    // Deleted in another tab is deleted, too.
    if (!isMissing(cause)) throw cause;
  });
  dropEnvironment(environmentId);
}

function isMissing(cause: unknown): boolean {
  return cause instanceof ApiError && (cause.status === 404 || cause.status === 410);
}
