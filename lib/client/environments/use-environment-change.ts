"use client";

import type { ThreadState } from "@/lib/client/thread-state";
import { useThreadState } from "@/lib/client/thread-store";
import { useThreadId } from "@/lib/client/use-thread-id";
import { toEnvironmentId } from "@/lib/protocol/agents";
import { isTurnSettled, type Turn } from "@/lib/protocol/thread";

/**
 * Another text whenever the open thread's agent has ended a step in the environment that may have changed
 * its files, or has ended its turn. It does not change with a token.
 */
export function useEnvironmentChange(environmentId: string): string {
  const threadId = useThreadId();
  return useThreadState((state) => {
    const turn = lastTurnOf(state, threadId);
    if (!turn || environmentOf(turn) !== environmentId) return "";
    const results = turn.steps.filter(
      ({ type }) => type === "function_result" || type === "code_execution_result",
    );
    return `${turn.id} ${results.length} ${isTurnSettled(turn)}`;
  });
}

/** The environment of the open thread; null where it has none. */
export function useThreadEnvironment(): string | null {
  const threadId = useThreadId();
  return useThreadState((state) => {
    const turn = lastTurnOf(state, threadId);
    return turn && environmentOf(turn);
  });
}

function lastTurnOf({ branches, turns }: ThreadState, threadId: string | null): Turn | null {
  const turnId = threadId === null ? undefined : branches[threadId]?.at(-1);
  return (turnId !== undefined && turns[turnId]) || null;
}

function environmentOf({ interactions }: Turn): string | null {
  const id = interactions.findLast(({ environment_id }) => environment_id)?.environment_id;
  return id ? toEnvironmentId(id) : null;
}
