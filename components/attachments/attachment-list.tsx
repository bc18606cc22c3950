"use client";

import { useAttachments } from "@/lib/client/attachments/attachment-store";
import { useTarget } from "@/lib/client/use-target";
import { t } from "@/lib/i18n/translate";
import { AttachmentChip } from "./attachment-chip";

/** The files that go with the next message. */
export function AttachmentList({ threadId }: { threadId: string | null }) {
  const attachments = useAttachments(threadId);
  const { output } = useTarget(threadId);
  return (
    <ul
      aria-label={t("Attachments")}
      className="mx-2.5 mt-2.5 flex max-h-[calc(var(--viewport-height)*0.3)] flex-wrap gap-2 overflow-y-auto overscroll-contain p-0.5"
    >
      {attachments.map((attachment) => (
        <AttachmentChip
          key={attachment.key}
          threadId={threadId}
          attachment={attachment}
          hasRole={output === "image"}
        />
      ))}
    </ul>
  );
}
