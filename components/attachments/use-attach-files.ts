"use client";

import { useAnnounce } from "@/components/ui/use-announce";
import { attachFiles } from "@/lib/client/attachments/attach";
import { focusComposer } from "@/lib/client/focus-composer";

/** Adds files to the draft of a thread and says so where not all of them fit. */
export function useAttachFiles(threadId: string | null): (files: readonly File[]) => void {
  const announce = useAnnounce();
  return (files) => {
    if (files.length === 0) return;
    const sentence = attachFiles(threadId, files);
    if (sentence) announce({ text: sentence });
    focusComposer();
  };
}
