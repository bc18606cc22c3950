"use client";

import { useCallback, useEffect, useState } from "react";
import type { EnvironmentEntry } from "@/lib/protocol/api-agents";
import { loadEnvironments } from "./environment-actions";
import { useEnvironmentState } from "./environment-state";

type Environments = {
  environments: readonly EnvironmentEntry[] | null;
  hasFailed: boolean;
  reload: () => void;
};

/** The person's environments, asked for anew whenever they are shown; null until they have come. */
export function useEnvironments(): Environments {
  const environments = useEnvironmentState((state) => state.environments);
  const [hasFailed, setHasFailed] = useState(false);
  const reload = useCallback(() => {
    setHasFailed(false);
    loadEnvironments().catch(() => setHasFailed(true));
  }, []);
  useEffect(reload, [reload]);
  return { environments, hasFailed, reload };
}
