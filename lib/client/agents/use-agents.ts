"use client";

import { useCallback, useEffect, useState } from "react";
import type { AgentEntry } from "@/lib/protocol/api-agents";
import { loadAgents, useAgentState } from "./agent-state";

type Agents = { agents: readonly AgentEntry[] | null; hasFailed: boolean; reload: () => void };

/** The agents that people have made, asked for anew whenever they are shown; null until they have come. */
export function useAgents(): Agents {
  const agents = useAgentState((state) => state.agents);
  const [hasFailed, setHasFailed] = useState(false);
  const reload = useCallback(() => {
    setHasFailed(false);
    loadAgents().catch(() => setHasFailed(true));
  }, []);
  useEffect(reload, [reload]);
  return { agents, hasFailed, reload };
}
