"use client";

import { useEffect, useState } from "react";
import { BranchMapHost } from "@/components/tree/branch-map-host";
import { isStillWanted, useWantedTurn } from "@/lib/client/search/wanted-turn";
import {
  useDelivery,
  useHasTurn,
  useRunningTurnId,
  useThreadState,
  useTurnIds,
} from "@/lib/client/thread-store";
import { useTurnActions } from "@/lib/client/use-turn-actions";
import { LiveTurn } from "./live-turn";
import { PrintTitle } from "./print-title";
import { ThreadView } from "./thread-view";

const renderTurn = (turnId: string, isLast: boolean) => <LiveTurn turnId={turnId} isLast={isLast} />;

/** The thread as the store has it. A token renders its turn again and nothing here. */
export function LiveThread({ threadId }: { threadId: string }) {
  const turnIds = useTurnIds(threadId);
  const lastId = turnIds.at(-1) ?? "";
  // Whichever answer of a comparison is chosen, what is shown of it stays as it is.
  const comparisonId = useThreadState(({ turns }) => turns[lastId]?.comparisonId);
  const isSending = useDelivery(lastId) === "sending";
  const lastKey = comparisonId ?? lastId;
  const [sentKey, setSentKey] = useState<string | null>(null);
  if (isSending && sentKey !== lastKey) setSentKey(lastKey);
  const wanted = useWantedTurn(threadId);
  const { showTurn } = useTurnActions();
  const isInBranch = wanted !== null && turnIds.includes(wanted.turnId);
  const isThere = useHasTurn(wanted?.turnId);
  useEffect(() => {
    if (wanted && isThere && !isInBranch && isStillWanted(wanted)) showTurn(wanted.turnId);
  }, [wanted, isThere, isInBranch, showTurn]);
  return (
    <>
      <PrintTitle threadId={threadId} />
      <ThreadView
        // Whoever wants a turn begins anew there, also in a thread that is open.
        key={isInBranch ? wanted.key : 0}
        wanted={isInBranch ? wanted : null}
        threadId={threadId}
        turnIds={turnIds}
        lastKey={lastKey}
        sentTurnId={sentKey === lastKey ? lastId : null}
        isRunning={useRunningTurnId(threadId) !== null}
        renderTurn={renderTurn}
      />
      <BranchMapHost threadId={threadId} />
    </>
  );
}
