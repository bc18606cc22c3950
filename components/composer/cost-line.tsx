"use client";

import { useModels } from "@/lib/client/thread-store";
import { useSettings } from "@/lib/client/use-settings";
import { useTarget } from "@/lib/client/use-target";
import { t } from "@/lib/i18n/translate";
import { costSentence } from "./cost-sentence";

/** What a run of the chosen agent costs, before it is begun. */
export function CostLine({ threadId }: { threadId: string | null }) {
  const { isDemo, agents } = useModels();
  const settings = useSettings(threadId);
  const { id, name, agent } = useTarget(threadId);
  // Google's own may be older ones that no list has.
  const isGone = agent?.isCustom && agents.length > 0 && !agents.some((other) => other.id === id);
  if (isGone)
    return <p className="py-2">{t("The agent {name} is gone. Choose another one, or a model.", { name })}</p>;
  return agent ? <p className="py-2">{costSentence({ name, agent, settings, isDemo })}</p> : null;
}
