"use client";

import { lazy, Suspense } from "react";
import { useAttachments } from "@/lib/client/attachments/attachment-store";

const AttachmentList = lazy(() =>
  import("./attachment-list").then((module) => ({ default: module.AttachmentList })),
);
const LinkSuggestion = lazy(() =>
  import("./link-suggestion").then((module) => ({ default: module.LinkSuggestion })),
);

type ComposerAttachmentsProps = { threadId: string | null; text: string };

/** What stands above the text: the files that go with it, and an address in it that could be one. */
export function ComposerAttachments({ threadId, text }: ComposerAttachmentsProps) {
  const hasFiles = useAttachments(threadId).length > 0;
  return (
    <Suspense fallback={null}>
      {hasFiles && <AttachmentList threadId={threadId} />}
      {text.includes("https://") && <LinkSuggestion threadId={threadId} text={text} />}
    </Suspense>
  );
}
