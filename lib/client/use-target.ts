"use client";

import type { Target } from "@/lib/protocol/targets";
import { useModel } from "./thread-store";
import { useSettings } from "./use-settings";

/** What answers in a thread, or in the next new one. */
export function useTarget(threadId: string | null): Target {
  const { model } = useSettings(threadId);
  return useModel(model);
}
