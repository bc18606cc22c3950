"use client";

import { useState } from "react";
import { useDelivery, useRunningTurnId, useTurnIds } from "@/lib/client/thread-store";
import { LiveTurn } from "./live-turn";
import { ThreadView } from "./thread-view";

const renderTurn = (turnId: string, isLast: boolean) => <LiveTurn turnId={turnId} isLast={isLast} />;

/** The thread as the store has it. A token renders its turn again and nothing here. */
export function LiveThread({ threadId }: { threadId: string }) {
  const turnIds = useTurnIds(threadId);
  const lastId = turnIds.at(-1) ?? "";
  const isSending = useDelivery(lastId) === "sending";
  const [sentTurnId, setSentTurnId] = useState<string | null>(null);
  if (isSending && sentTurnId !== lastId) setSentTurnId(lastId);
  return (
    <ThreadView
      threadId={threadId}
      turnIds={turnIds}
      sentTurnId={sentTurnId}
      isRunning={useRunningTurnId(threadId) !== null}
      renderTurn={renderTurn}
    />
  );
}
