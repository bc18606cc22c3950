"use client";

import { useAnnounce } from "@/components/ui/use-announce";
import { focusComposer } from "@/lib/client/focus-composer";

/** Adds files to the draft of a thread and says so where not all of them fit. */
export function useAttachFiles(threadId: string | null): (files: readonly File[]) => void {
  const announce = useAnnounce();
  return (files) => {
    if (files.length === 0) return;
    focusComposer();
    // With the first file comes what it takes to bring it to the server.
    void import("@/lib/client/attachments/attach").then(({ attachFiles }) => {
      const sentence = attachFiles(threadId, files);
      if (sentence) announce({ text: sentence });
    });
  };
}
