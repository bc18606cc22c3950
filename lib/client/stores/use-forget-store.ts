"use client";

import { changeBeginning } from "@/lib/client/presets/change-beginning";
import { useLoadedThreads, useThreadActions } from "@/lib/client/thread-store";
import { useSettings } from "@/lib/client/use-settings";
import { withoutStore } from "@/lib/protocol/without-store";

/** Takes a store that was deleted out of everything that would name it in the next turn. */
export function useForgetStore(): (name: string) => void {
  const { updateSettings } = useThreadActions();
  const loadedThreads = useLoadedThreads();
  const draftSettings = useSettings(null);
  return (name) => {
    updateSettings(null, withoutStore(draftSettings, name));
    changeBeginning((settings) => withoutStore(settings, name));
    for (const { id, settings } of loadedThreads()) {
      const changed = withoutStore(settings, name);
      if (changed !== settings) updateSettings(id, changed);
    }
  };
}
