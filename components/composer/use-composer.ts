"use client";

import { useEffect, useState } from "react";
import { clearDraft, useDraft } from "@/lib/client/composer-store";
import { useDelivery, useRunningTurnId, useThreadActions, useTurnIds } from "@/lib/client/thread-store";
import { useSettings } from "@/lib/client/use-settings";
import { openThread } from "@/lib/client/use-thread-id";
import { TEXT_MAX_LENGTH } from "@/lib/protocol/thread";

const HINT_MS = 4000;
const TOO_LONG = `A message may have ${TEXT_MAX_LENGTH.toLocaleString("en")} characters; this one has more.`;
const BUSY = "Your message is kept. Send it when the answer is complete, or stop the answer.";

type ComposerState = {
  text: string;
  runningTurnId: string | null;
  canSend: boolean;
  hint: string | null;
  submit: () => void;
};

/** What is written for a thread, and whether and how it can go. */
export function useComposer(threadId: string | null): ComposerState {
  const draft = useDraft(threadId);
  const settings = useSettings(threadId);
  const runningTurnId = useRunningTurnId(threadId);
  const lastTurnId = useTurnIds(threadId).at(-1) ?? "";
  const isLastUnsent = useDelivery(lastTurnId) === "failed";
  const { send, edit } = useThreadActions();
  const [isAskedToWait, setIsAskedToWait] = useState(false);
  const text = draft.trim();
  const isTooLong = text.length > TEXT_MAX_LENGTH;

  useEffect(() => {
    if (!isAskedToWait) return;
    const timer = setTimeout(() => setIsAskedToWait(false), HINT_MS);
    return () => clearTimeout(timer);
  }, [isAskedToWait]);

  const submit = () => {
    if (text === "" || isTooLong) return;
    if (runningTurnId !== null) {
      setIsAskedToWait(true);
      return;
    }
    clearDraft(threadId);
    // A message that could not be sent is replaced: nothing can follow what the server never had.
    if (isLastUnsent) edit(lastTurnId, text);
    else openThread(send({ threadId, text, settings }));
  };
  const isWaiting = isAskedToWait && runningTurnId !== null;
  return {
    text: draft,
    runningTurnId,
    canSend: text !== "" && !isTooLong,
    hint: isTooLong ? TOO_LONG : isWaiting ? BUSY : null,
    submit,
  };
}
