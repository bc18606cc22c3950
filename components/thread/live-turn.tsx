"use client";

import { memo, useEffect } from "react";
import { clearDraft, draftOf, putBackDraft } from "@/lib/client/composer-store";
import {
  useConnection,
  useDelivery,
  useDeliveryError,
  useThreadActions,
  useTurn,
  useVersions,
} from "@/lib/client/thread-store";
import { selectInputText } from "@/lib/protocol/select";
import type { LiveState } from "./live-state";
import { TurnView } from "./turn-view";

type LiveTurnProps = { turnId: string; isLast: boolean };

/** One turn with all that the store knows of it: the only component that a token renders again. */
export const LiveTurn = memo(function LiveTurn({ turnId, isLast }: LiveTurnProps) {
  const turn = useTurn(turnId);
  const delivery = useDelivery(turnId);
  const text = selectInputText(turn);
  useDraftOfFailedSend({ threadId: turn.threadId, text, delivery });
  const live = {
    isLast,
    delivery,
    deliveryError: useDeliveryError(turnId),
    connection: useConnection(turnId),
    versions: useVersions(turnId),
    actions: useThreadActions(),
  };
  return <TurnView turn={turn} live={live} />;
});

type SentText = { threadId: string; text: string; delivery: LiveState["delivery"] };

// A message that could not be sent stands in the page with a Retry, and is a draft again besides.
function useDraftOfFailedSend({ threadId, text, delivery }: SentText): void {
  useEffect(() => {
    if (text === "") return;
    if (delivery === "failed") putBackDraft(threadId, text);
    if (delivery === "sending" && draftOf(threadId) === text) clearDraft(threadId);
  }, [threadId, text, delivery]);
}
