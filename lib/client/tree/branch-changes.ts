import { api } from "@/lib/client/api";
import type { ListParts } from "@/lib/client/list-actions";
import { putDetail, setHead } from "@/lib/client/thread-state";
import { dropBranch, putMembers } from "./branch-edits";
import { treeApi } from "./tree-api";

export type BranchChanges = {
  /** Before the page at once, and as it was where the server does not do it. Resolves to whether it does. */
  remove(threadId: string, turnId: string): Promise<boolean>;
  undoRemove(threadId: string, turnId: string): Promise<void>;
};

export function createBranchChanges({ store, sync, tell }: ListParts): BranchChanges {
  const get = store.getState;
  const afterwards = (threadId: string) => {
    tell(threadId);
    // Whether something runs in it, or waits, may have changed.
    sync.refreshThreads().catch(() => undefined);
  };
  return {
    async remove(threadId, turnId) {
      const before = {
        ids: get().members[threadId] ?? [],
        headTurnId: get().threads[threadId]?.headTurnId ?? null,
      };
      store.setState((state) => dropBranch(state, threadId, turnId));
      try {
        await sync.change([threadId], () => treeApi.deleteBranch(threadId, turnId));
      } catch {
        store.setState((state) => putMembers(state, threadId, before));
        return false;
      }
      afterwards(threadId);
      return true;
    },
    async undoRemove(threadId, turnId) {
      await sync.change([threadId], () => treeApi.restoreBranch(threadId, turnId));
      // All of it: a page that was loaded since has none of the turns that are back.
      const detail = await api.getThread(threadId);
      const { headTurnId } = detail.thread;
      store.setState((state) => {
        const known = putDetail(state, detail);
        return headTurnId === null ? known : setHead(known, threadId, headTurnId);
      });
      afterwards(threadId);
    },
  };
}
