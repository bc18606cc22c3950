"use client";

import { Plus } from "lucide-react";
import { PlaceState } from "@/components/places/place-state";
import { Button } from "@/components/ui/button";
import { beginAgent, copyOf, emptyAgent } from "@/lib/client/agents/new-agent";
import { t } from "@/lib/i18n/translate";
import type { AgentEntry } from "@/lib/protocol/api-agents";
import { AgentRow } from "./agent-row";

type AgentsViewProps = {
  agents: readonly AgentEntry[] | null;
  hasFailed: boolean;
  taken: readonly string[];
  firstBase: string;
  /** Which one was just made; empty where a form was closed without making one. */
  lastId: string | null;
  onReload: () => void;
};

export function AgentsView({ agents, hasFailed, taken, firstBase, lastId, onReload }: AgentsViewProps) {
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-4">
        <p className="min-w-0 flex-[1_1_18rem] text-ink-soft">
          {t(
            "Antigravity with instructions, skills and files of your own. Each task begins in a fresh copy of its environment.",
          )}
        </p>
        <Button variant="solid" autoFocus={lastId === ""} onClick={() => beginAgent(emptyAgent(firstBase))}>
          <Plus aria-hidden className="size-4" strokeWidth={1.75} />
          {t("New agent")}
        </Button>
      </div>
      <PlaceState things="agents" isLoading={agents === null} hasFailed={hasFailed} onRetry={onReload} />
      {agents?.length === 0 && (
        <p className="text-ink-soft">
          {t("There is no agent yet. Make one, and it can be chosen in every chat.")}
        </p>
      )}
      {agents && agents.length > 0 && (
        <ul aria-label={t("Agents")} className="divide-y divide-line border-y border-line">
          {agents.map((entry) => (
            <AgentRow
              key={entry.id}
              entry={entry}
              isFocused={entry.id === lastId}
              onDuplicate={() => beginAgent(copyOf(entry, taken, firstBase))}
            />
          ))}
        </ul>
      )}
    </>
  );
}
