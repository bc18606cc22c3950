import { useMemo } from "react";
import { create } from "zustand";
import type { Target } from "@/lib/protocol/targets";
import { useTarget } from "./use-target";

const NONE: readonly Target[] = [];

const useStore = create<{ byThread: Readonly<Record<string, readonly Target[]>> }>(() => ({ byThread: {} }));

/**
 * What the next message of a thread is asked of besides its own model; null is the thread that does not exist yet. An
 * agent is compared with nothing, and what answers by now is not asked twice.
 */
export function useCompared(threadId: string | null): readonly Target[] {
  const { id, agent, output } = useTarget(threadId);
  const chosen = useStore((state) => state.byThread[threadId ?? ""] ?? NONE);
  const canCompare = agent === undefined && output === "text";
  return useMemo(
    () => (canCompare ? chosen.filter((other) => other.id !== id) : NONE),
    [canCompare, chosen, id],
  );
}

export function setCompared(threadId: string | null, targets: readonly Target[]): void {
  useStore.setState(({ byThread }) => ({ byThread: { ...byThread, [threadId ?? ""]: targets } }));
}
