"use client";

import { memo, useEffect } from "react";
import { clearAttachments, isDraftOf } from "@/lib/client/attachments/draft-files";
import { clearDraft, draftOf } from "@/lib/client/composer-store";
import { putBack } from "@/lib/client/put-back";
import { useTurn } from "@/lib/client/thread-store";
import { mediaIn } from "@/lib/protocol/media";
import { selectInputText } from "@/lib/protocol/select";
import type { Turn } from "@/lib/protocol/thread";
import type { LiveState } from "./live-state";
import { TurnView } from "./turn-view";
import { useLiveState } from "./use-live-state";

type LiveTurnProps = { turnId: string; isLast: boolean };

/** One turn with all that the store knows of it: the only component that a token renders again. */
export const LiveTurn = memo(function LiveTurn({ turnId, isLast }: LiveTurnProps) {
  const turn = useTurn(turnId);
  const live = useLiveState(turn, isLast);
  useDraftOfFailedSend(turn, live.delivery);
  return <TurnView turn={turn} live={live} />;
});

// A message that could not be sent stands in the page with a Retry, and is a draft again besides.
function useDraftOfFailedSend({ id, threadId, input }: Turn, delivery: LiveState["delivery"]): void {
  useEffect(() => {
    const text = selectInputText({ input });
    const media = mediaIn(input);
    const isDraft = draftOf(threadId) === text && isDraftOf(threadId, media);
    if (delivery === "failed") putBack({ id, threadId, input });
    if (delivery === "sending" && isDraft) {
      clearDraft(threadId);
      clearAttachments(threadId);
    }
  }, [id, threadId, input, delivery]);
}
