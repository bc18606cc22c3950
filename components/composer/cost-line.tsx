"use client";

import { useModels } from "@/lib/client/thread-store";
import { useSettings } from "@/lib/client/use-settings";
import { useTarget } from "@/lib/client/use-target";
import { costSentence } from "./cost-sentence";

/** What a run of the chosen agent costs, before it is begun. */
export function CostLine({ threadId }: { threadId: string | null }) {
  const { isDemo } = useModels();
  const settings = useSettings(threadId);
  const { name, agent } = useTarget(threadId);
  return agent ? <p className="py-2">{costSentence({ name, agent, settings, isDemo })}</p> : null;
}
