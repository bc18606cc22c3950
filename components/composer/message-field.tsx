"use client";

import { type KeyboardEvent, useEffect, useRef } from "react";
import { restoreDraft } from "@/lib/client/composer-store";
import { COMPOSER_ID, focusComposer } from "@/lib/client/focus-composer";
import { useIsSendKey } from "@/lib/client/use-enter-key";
import { GrowingTextarea } from "./growing-textarea";

type MessageFieldProps = {
  threadId: string | null;
  text: string;
  onWrite: (text: string) => void;
  onSubmit: () => void;
};

export function MessageField({ threadId, text, onWrite, onSubmit }: MessageFieldProps) {
  const fieldRef = useRef<HTMLTextAreaElement>(null);
  const isSendKey = useIsSendKey();

  // What was typed before the page was hydrated stands in the field and nowhere else.
  const typedEarlyRef = useRef(true);
  useEffect(() => {
    const typed = typedEarlyRef.current ? (fieldRef.current?.value ?? "") : "";
    typedEarlyRef.current = false;
    restoreDraft(threadId, typed);
  }, [threadId]);

  useEffect(() => {
    if (threadId === null) focusComposer();
  }, [threadId]);

  const handleKey = (event: KeyboardEvent) => {
    if (!isSendKey(event)) return;
    event.preventDefault();
    onSubmit();
  };

  return (
    <GrowingTextarea
      ref={fieldRef}
      id={COMPOSER_ID}
      aria-label="Message"
      placeholder="Ask anything"
      value={text}
      dir="auto"
      onChange={(event) => onWrite(event.target.value)}
      onKeyDown={handleKey}
      boxClassName="mx-4 mt-3.5 mb-2"
    />
  );
}
