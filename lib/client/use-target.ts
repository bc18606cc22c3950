"use client";

import { targetOf } from "@/lib/protocol/models";
import type { Target } from "@/lib/protocol/targets";
import { useModels } from "./thread-store";
import { useSettings } from "./use-settings";

/** What answers in a thread, or in the next new one. */
export function useTarget(threadId: string | null): Target {
  const { models } = useModels();
  const { model } = useSettings(threadId);
  return models.find((target) => target.id === model) ?? targetOf(model);
}
