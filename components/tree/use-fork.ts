"use client";

import { useAnnounce } from "@/components/ui/use-announce";
import { focusComposer } from "@/lib/client/focus-composer";
import { sentenceOf } from "@/lib/client/stores/store-actions";
import { useListParts } from "@/lib/client/thread-store";
import { treeApi } from "@/lib/client/tree/tree-api";
import { openThread } from "@/lib/client/use-thread-id";

/** From the root to that turn, as a thread of that id. */
export type Fork = { threadId: string; turnId: string; forkId: string };

/** Makes a fork and opens it. Asked for twice with the same id it is one. */
export function useFork(): (fork: Fork) => Promise<void> {
  const { sync, tell } = useListParts();
  const announce = useAnnounce();
  const makeFork = async (fork: Fork) => {
    const { threadId, turnId, forkId } = fork;
    try {
      await treeApi.forkThread(threadId, { threadId: forkId, turnId });
    } catch (cause) {
      announce({ text: sentenceOf(cause), onRetry: () => void makeFork(fork) });
      return;
    }
    tell(forkId);
    sync.refreshThreads().catch(() => undefined);
    openThread(forkId);
    focusComposer();
  };
  return makeFork;
}
