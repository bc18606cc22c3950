"use client";

import { useModels, useThreadState } from "@/lib/client/thread-store";
import { useBeginChat } from "@/lib/client/use-begin-chat";
import { useSettings } from "@/lib/client/use-settings";
import type { EnvironmentEntry } from "@/lib/protocol/api-agents";
import type { Target } from "@/lib/protocol/targets";

/**
 * Begins a new chat that goes on in an environment: with the agent that has worked there, where that is
 * known, else with the one that was chosen last. Null where there is no agent that works in environments.
 */
export function useNewChatIn(entry: EnvironmentEntry): (() => void) | null {
  const worked = useThreadState(({ threads }) => threads[entry.threadId ?? ""]?.settings.agent);
  const { agent: chosen } = useSettings(null);
  const { agents } = useModels();
  const beginChat = useBeginChat();
  const managed = agents.filter(({ agent }) => agent?.kind === "antigravity");
  const find = (id: string | undefined): Target | undefined => managed.find((target) => target.id === id);
  const agent = find(worked) ?? find(chosen) ?? managed[0];
  return agent ? () => beginChat(agent, { environment_id: entry.id }) : null;
}
