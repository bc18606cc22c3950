"use client";

import { useAnnounce } from "@/components/ui/use-announce";
import { useThreadActions } from "@/lib/client/thread-store";

export function useRenameThread(): (threadId: string, title: string) => void {
  const { rename } = useThreadActions();
  const announce = useAnnounce();
  return (threadId, title) => {
    rename(threadId, title).catch(() => announce({ text: "The new title could not be saved." }));
  };
}
