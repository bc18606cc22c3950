"use client";

import { useEffect, useRef } from "react";
import type { EnvironmentEntry, EnvironmentFileList } from "@/lib/protocol/api-agents";
import { loadEnvironment } from "./environment-actions";
import { type EnvironmentLoad, putLoad, useEnvironmentState } from "./environment-state";
import { useEnvironmentChange } from "./use-environment-change";

// An agent may write many files in a second, and each look is two calls of Google.
const SHORTEST_WAIT_MS = 2_000;

type Environment = {
  entry: EnvironmentEntry | null;
  list: EnvironmentFileList | null;
  load: EnvironmentLoad;
  reload: () => void;
};

/** An environment and its files, looked at again when the open thread's agent has done something there. */
export function useEnvironment(environmentId: string): Environment {
  const entry = useEnvironmentState((state) => state.entries[environmentId] ?? null);
  const list = useEnvironmentState((state) => state.files[environmentId] ?? null);
  const load = useEnvironmentState((state) => state.loads[environmentId] ?? "loading");
  const change = useEnvironmentChange(environmentId);
  const lookedAt = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change is what it looks for.
  useEffect(() => {
    const look = () => {
      lookedAt.current = Date.now();
      void loadEnvironment(environmentId);
    };
    const timer = setTimeout(look, lookedAt.current + SHORTEST_WAIT_MS - Date.now());
    return () => clearTimeout(timer);
  }, [environmentId, change]);
  const reload = () => {
    putLoad(environmentId, "loading");
    void loadEnvironment(environmentId);
  };
  return { entry, list, load, reload };
}
