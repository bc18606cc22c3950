"use client";

import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { beginAgent, copyOf, emptyAgent } from "@/lib/client/agents/new-agent";
import { useDelayed } from "@/lib/client/use-delayed";
import type { AgentEntry } from "@/lib/protocol/api-agents";
import { AgentRow } from "./agent-row";

const SKELETON_AFTER_MS = 300;

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
  const isSlow = useDelayed(agents === null && !hasFailed, SKELETON_AFTER_MS);
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-4">
        <p className="min-w-0 flex-[1_1_18rem] text-ink-soft">
          Antigravity with instructions, skills and files of your own. Each task begins in a fresh copy of its
          environment.
        </p>
        <Button variant="solid" autoFocus={lastId === ""} onClick={() => beginAgent(emptyAgent(firstBase))}>
          <Plus aria-hidden className="size-4" strokeWidth={1.75} />
          New agent
        </Button>
      </div>
      {hasFailed && (
        <div role="alert" className="grid justify-items-start gap-3">
          <p>The agents could not be loaded.</p>
          <Button onClick={onReload}>Try again</Button>
        </div>
      )}
      {isSlow && (
        <div role="status" aria-label="Loading the agents" className="grid gap-4">
          <Skeleton className="w-48" />
          <Skeleton className="w-64" />
        </div>
      )}
      {agents?.length === 0 && (
        <p className="text-ink-soft">There is no agent yet. Make one, and it can be chosen in every chat.</p>
      )}
      {agents && agents.length > 0 && (
        <ul aria-label="Agents" className="divide-y divide-line border-y border-line">
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
