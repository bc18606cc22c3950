"use client";

import { Confirmation } from "@/components/stores/confirmation";
import { useAnnounce } from "@/components/ui/use-announce";
import { deleteAgent } from "@/lib/client/agents/agent-state";
import { useForgetAgent } from "@/lib/client/agents/use-forget-agent";
import { useThreadActions } from "@/lib/client/thread-store";
import { focusPlaceTitle } from "@/lib/client/use-place";
import { t } from "@/lib/i18n/translate";

type DeleteAgentProps = { agentId: string; onCancel: () => void };

export function DeleteAgent({ agentId, onCancel }: DeleteAgentProps) {
  const forget = useForgetAgent();
  const { refreshModels } = useThreadActions();
  const announce = useAnnounce();
  const handleConfirm = async () => {
    await deleteAgent(agentId);
    forget(agentId);
    announce({ text: t("Deleted “{agentId}”", { agentId }) });
    focusPlaceTitle();
    // The picker may still offer it: then the next message says that it is gone.
    await refreshModels().catch(() => undefined);
  };
  return (
    <Confirmation
      question={t(
        "Delete the agent “{agentId}” at Google? Its conversations stay, but it answers in them no more. What it was made of is not kept anywhere else.",
        { agentId },
      )}
      action={t("Delete agent")}
      onConfirm={handleConfirm}
      onCancel={onCancel}
    />
  );
}
