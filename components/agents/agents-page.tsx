"use client";

import { useEffect, useState } from "react";
import { restoreAgent, useNewAgent } from "@/lib/client/agents/new-agent";
import { useAgents } from "@/lib/client/agents/use-agents";
import { useModels } from "@/lib/client/thread-store";
import { t } from "@/lib/i18n/translate";
import { AgentsView } from "./agents-view";
import { NewAgentForm } from "./new-agent-form";

/** The agents that people have made, or the form of a new one. */
export function AgentsPage() {
  const { agents, hasFailed, reload } = useAgents();
  const { agents: targets } = useModels();
  const writing = useNewAgent();
  const [lastId, setLastId] = useState<string | null>(null);
  useEffect(restoreAgent, []);
  const taken = [...(agents ?? []), ...targets].map(({ id }) => id);
  const bases = targets.filter(({ agent }) => agent?.kind === "antigravity" && !agent.isCustom);
  if (bases.length === 0) {
    return (
      <p className="text-ink-soft">{t("This server has no agents. Whoever runs it can switch them on.")}</p>
    );
  }
  if (writing) {
    return (
      <NewAgentForm writing={writing} taken={taken} bases={bases} onReload={reload} onClose={setLastId} />
    );
  }
  return (
    <AgentsView
      agents={agents}
      hasFailed={hasFailed}
      taken={taken}
      firstBase={bases[0]?.id ?? ""}
      lastId={lastId}
      onReload={reload}
    />
  );
}
