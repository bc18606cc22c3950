"use client";

import { useState } from "react";
import { useCompared } from "@/lib/client/comparing";
import { useDraft } from "@/lib/client/composer-store";
import { useModels, useThreadState, useTurnIds } from "@/lib/client/thread-store";
import { useTarget } from "@/lib/client/use-target";
import { costOfAll } from "./compared-cost";

/** What the message that is being written costs with all that it is asked of, in a sentence. */
export function useComparedCost(threadId: string | null): string {
  const [now] = useState(Date.now);
  const { isDemo } = useModels();
  const targets = [useTarget(threadId), ...useCompared(threadId)];
  const { length } = useDraft(threadId);
  const lastId = useTurnIds(threadId).at(-1) ?? "";
  const usage = useThreadState(({ turns }) => turns[lastId]?.interactions.at(-1)?.usage);
  const historyTokens = (usage?.total_input_tokens ?? 0) + (usage?.total_output_tokens ?? 0);
  return costOfAll({ targets, length, historyTokens, now }, isDemo);
}
