"use client";

import { Suspense } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { useAttachments } from "@/lib/client/attachments/attachment-store";

const AttachmentList = lazyPart(() => import("./attachment-list").then((module) => module.AttachmentList));
const LinkSuggestion = lazyPart(() => import("./link-suggestion").then((module) => module.LinkSuggestion));

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
