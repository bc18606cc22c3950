"use client";

import { useThreadState } from "@/lib/client/thread-store";
import { isTurnSettled } from "@/lib/protocol/thread";

type ShareableHead = {
  /** The last turn of the shown branch that has an end; null where none has. */
  headTurnId: string | null;
  /** Whether more comes after it, which is not shared. */
  isGoingOn: boolean;
};

/** Up to where a thread can be shared as it is now. */
export function useShareableHead(threadId: string): ShareableHead {
  const headTurnId = useThreadState(({ branches, turns, deliveries }) => {
    const settled = (branches[threadId] ?? []).findLast((turnId) => {
      const turn = turns[turnId];
      const isStored = (deliveries[turnId]?.state ?? "delivered") === "delivered";
      return turn && isStored && isTurnSettled(turn) && turn.status !== "requires_action";
    });
    return settled ?? null;
  });
  const lastId = useThreadState(({ branches }) => branches[threadId]?.at(-1) ?? null);
  return { headTurnId, isGoingOn: lastId !== headTurnId };
}
