"use client";

import { showComposerNotice } from "@/lib/client/composer-notice";
import { focusComposer } from "@/lib/client/focus-composer";
import { msg, t } from "@/lib/i18n/translate";

const NOT_LOADED = msg("Files cannot be attached without a connection. Try again when there is one.");

/** Adds files to the draft of a thread and says so where not all of them fit. */
export function useAttachFiles(threadId: string | null): (files: readonly File[]) => void {
  return (files) => {
    if (files.length === 0) return;
    focusComposer();
    // With the first file comes what it takes to bring it to the server.
    import("@/lib/client/attachments/attach").then(
      ({ attachFiles }) => {
        const sentence = attachFiles(threadId, files);
        if (sentence) showComposerNotice(sentence);
      },
      () => showComposerNotice(t(NOT_LOADED)),
    );
  };
}
