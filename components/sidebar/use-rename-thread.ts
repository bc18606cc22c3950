"use client";

import { useAnnounce } from "@/components/ui/use-announce";
import { useThreadActions } from "@/lib/client/thread-store";
import { t } from "@/lib/i18n/translate";

/** Renames at once. Where that fails the old title is back, and the new one is not lost: it can be tried again. */
export function useRenameThread(): (threadId: string, title: string) => void {
  const { rename } = useThreadActions();
  const announce = useAnnounce();
  return function renameThread(threadId, title) {
    rename(threadId, title).catch(() =>
      announce({
        text: t("The title “{title}” could not be saved.", { title }),
        onRetry: () => renameThread(threadId, title),
      }),
    );
  };
}
