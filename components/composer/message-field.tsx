"use client";

import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef } from "react";
import { useAttachFiles } from "@/components/attachments/use-attach-files";
import { filesOfPaste, PASTED_TEXT_NAME } from "@/lib/client/attachments/pasted";
import { showComposerNotice } from "@/lib/client/composer-notice";
import { restoreDraft } from "@/lib/client/composer-store";
import { COMPOSER_ID, focusComposer } from "@/lib/client/focus-composer";
import { useIsSendKey } from "@/lib/client/use-enter-key";
import { msg, t } from "@/lib/i18n/translate";
import { GrowingTextarea } from "./growing-textarea";

const LONG_PASTE = msg("The long text was attached as a file.");

type MessageFieldProps = {
  threadId: string | null;
  text: string;
  placeholder: string;
  onWrite: (text: string) => void;
  onSubmit: () => void;
};

export function MessageField({ threadId, text, placeholder, onWrite, onSubmit }: MessageFieldProps) {
  const fieldRef = useRef<HTMLTextAreaElement>(null);
  const isSendKey = useIsSendKey();
  const attachFiles = useAttachFiles(threadId);

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

  const handlePaste = (event: ClipboardEvent) => {
    const files = filesOfPaste(event.clipboardData);
    if (files.length === 0) return;
    event.preventDefault();
    if (files[0]?.name === PASTED_TEXT_NAME) showComposerNotice(t(LONG_PASTE));
    attachFiles(files);
  };

  return (
    <GrowingTextarea
      ref={fieldRef}
      id={COMPOSER_ID}
      aria-label={t("Message")}
      placeholder={placeholder}
      value={text}
      dir="auto"
      onChange={(event) => onWrite(event.target.value)}
      onKeyDown={handleKey}
      onPaste={handlePaste}
      boxClassName="mx-4 mt-3.5 mb-2"
    />
  );
}
