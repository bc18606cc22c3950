"use client";

import { useLoadedThreads, useThreadActions } from "@/lib/client/thread-store";
import { useSettings } from "@/lib/client/use-settings";
import type { Settings } from "@/lib/protocol/thread";

/** Takes an environment that was deleted out of everything that would name it in the next turn. */
export function useForgetEnvironment(): (environmentId: string) => void {
  const { updateSettings } = useThreadActions();
  const loadedThreads = useLoadedThreads();
  const draftSettings = useSettings(null);
  return (environmentId) => {
    const isNamed = ({ environment }: Settings) => environment?.environment_id === environmentId;
    if (isNamed(draftSettings)) updateSettings(null, withoutEnvironment(draftSettings));
    for (const { id, settings } of loadedThreads()) {
      if (isNamed(settings)) updateSettings(id, withoutEnvironment(settings));
    }
  };
}

function withoutEnvironment({ environment, ...settings }: Settings): Settings {
  const { environment_id: _, ...kept } = environment ?? {};
  return { ...settings, environment: kept };
}
