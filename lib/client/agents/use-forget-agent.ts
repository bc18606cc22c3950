"use client";

import { changeBeginning } from "@/lib/client/presets/change-beginning";
import { useLoadedThreads, useThreadActions } from "@/lib/client/thread-store";
import { useSettings } from "@/lib/client/use-settings";
import type { Settings } from "@/lib/protocol/thread";

/** Takes an agent that was deleted out of everything that would ask it in the next turn. */
export function useForgetAgent(): (agentId: string) => void {
  const { updateSettings } = useThreadActions();
  const loadedThreads = useLoadedThreads();
  const draftSettings = useSettings(null);
  return (agentId) => {
    if (draftSettings.agent === agentId) updateSettings(null, withoutAgent(draftSettings));
    changeBeginning((settings) => (settings.agent === agentId ? withoutAgent(settings) : settings));
    for (const { id, settings } of loadedThreads()) {
      if (settings.agent === agentId) updateSettings(id, withoutAgent(settings));
    }
  };
}

function withoutAgent({ agent: _, ...settings }: Settings): Settings {
  return settings;
}
