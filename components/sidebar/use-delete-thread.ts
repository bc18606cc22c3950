"use client";

import { useAnnounce } from "@/components/ui/use-announce";
import { useThreadActions } from "@/lib/client/thread-store";
import { openThread, threadPath } from "@/lib/client/use-thread-id";

/** Deletes at once and offers the way back; the page leaves a thread that is gone. */
export function useDeleteThread(): (threadId: string, title: string) => void {
  const { remove, undoRemove } = useThreadActions();
  const announce = useAnnounce();
  return (threadId, title) => {
    const wasOpen = window.location.pathname === threadPath(threadId);
    const restore = async () => {
      await undoRemove(threadId);
      if (wasOpen) openThread(threadId);
    };
    const handleUndo = () => {
      restore().catch(() => announce({ text: `“${title}” could not be brought back.` }));
    };
    remove(threadId).catch(() => announce({ text: `“${title}” could not be deleted.` }));
    if (wasOpen) openThread(null);
    announce({ text: `Deleted “${title}”`, onUndo: handleUndo });
  };
}
