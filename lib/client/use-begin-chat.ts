"use client";

import type { EnvironmentSettings } from "@/lib/protocol/agents";
import type { Target } from "@/lib/protocol/targets";
import { withTarget } from "@/lib/protocol/with-target";
import { focusComposer } from "./focus-composer";
import { useThreadActions } from "./thread-store";
import { useSettings } from "./use-settings";
import { openThread } from "./use-thread-id";

/** Opens the page of a new chat in which that agent is to answer, there where it is to work. */
export function useBeginChat(): (agent: Target, environment?: EnvironmentSettings) => void {
  const settings = useSettings(null);
  const { updateSettings } = useThreadActions();
  return (agent, environment) => {
    const { environment_id: _, ...kept } = settings.environment ?? {};
    updateSettings(null, withTarget({ ...settings, environment: { ...kept, ...environment } }, agent));
    openThread(null);
    focusComposer();
  };
}
