"use client";

import { TextCursorInput } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { removeAttachment } from "@/lib/client/attachments/attach";
import type { DraftAttachment } from "@/lib/client/attachments/draft-attachment";
import { heldFile } from "@/lib/client/attachments/held-files";
import { PASTED_TEXT_NAME } from "@/lib/client/attachments/pasted";
import { draftOf, writeDraft } from "@/lib/client/composer-store";
import { focusComposer } from "@/lib/client/focus-composer";
import { t } from "@/lib/i18n/translate";

type PastedTextButtonProps = { threadId: string | null; attachment: DraftAttachment };

/** For a long text that became a file when it was pasted, and was meant to be read in the message. */
export function PastedTextButton({ threadId, attachment }: PastedTextButtonProps) {
  const file = attachment.name === PASTED_TEXT_NAME ? heldFile(attachment.key) : null;
  if (!file) return null;
  const handleInsert = async () => {
    const text = await file.text();
    const draft = draftOf(threadId);
    writeDraft(threadId, draft === "" ? text : `${draft}\n\n${text}`);
    removeAttachment(threadId, attachment);
    focusComposer();
  };
  return (
    <IconButton label={t("Insert as text")} onClick={() => void handleInsert()}>
      <TextCursorInput aria-hidden strokeWidth={1.75} />
    </IconButton>
  );
}
