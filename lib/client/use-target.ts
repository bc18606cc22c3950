"use client";

import type { Target } from "@/lib/protocol/targets";
import { useAnswerer } from "./thread-store";
import { useSettings } from "./use-settings";

/** What answers in a thread, or in the next new one. */
export function useTarget(threadId: string | null): Target {
  return useAnswerer(useSettings(threadId));
}
