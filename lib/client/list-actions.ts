import type { Settings } from "@/lib/protocol/thread";
import { api } from "./api";
import { listApi } from "./list-api";
import type { ListSync } from "./list-sync";
import { setPreference } from "./preferences";
import { putNextPage, setTitle } from "./thread-list-state";
import { putThread } from "./thread-state";
import type { ThreadStore } from "./thread-store-type";

/** What the list is made of. What changes it in other ways is in `organise/list-changes.ts`, and comes when wanted. */
export type ListParts = {
  store: ThreadStore;
  sync: ListSync;
  /** Tells other tabs that a thread, or a folder, has changed. */
  tell(id: string): void;
};

export type ListActions = {
  /** Before the page at once; where it fails the old title is back. */
  rename(threadId: string, title: string): Promise<void>;
  updateSettings(threadId: string | null, settings: Settings): void;
  /** One more page of a folder, or of what stands in none. */
  loadMoreThreads(folderId: string | null): Promise<void>;
  refreshThreads(): Promise<void>;
  /** Asks again what can answer, where that has changed. */
  refreshModels(): Promise<void>;
};

export function createListActions({ store, sync, tell }: ListParts): ListActions {
  const get = store.getState;
  const titleOf = (threadId: string) => {
    const { threads, summaries } = get();
    return (threads[threadId] ?? summaries.find(({ id }) => id === threadId))?.title ?? null;
  };
  return {
    refreshThreads: sync.refreshThreads,
    async refreshModels() {
      store.setState({ models: await api.listModels() });
    },
    async rename(threadId, title) {
      const before = titleOf(threadId);
      store.setState((state) => setTitle(state, threadId, title));
      try {
        await sync.change([threadId], () => api.updateThread(threadId, { title }));
      } catch (cause) {
        store.setState((state) => setTitle(state, threadId, before));
        throw cause;
      }
      tell(threadId);
    },
    updateSettings(threadId, settings) {
      if (threadId === null) {
        setPreference("draftSettings", settings);
        return;
      }
      const thread = get().threads[threadId];
      if (thread) store.setState((state) => putThread(state, { ...thread, settings }));
      // They are sent with the next turn in any case, and stored with it.
      sync.change([threadId], () => api.updateThread(threadId, { settings })).catch(() => undefined);
    },
    async loadMoreThreads(folderId) {
      const { nextCursor, folders, isLoadingMore } = get();
      const cursor = folderId === null ? nextCursor : folders.find(({ id }) => id === folderId)?.nextCursor;
      if (!cursor || isLoadingMore) return;
      store.setState({ isLoadingMore: true });
      try {
        const page = await listApi.listThreads({ cursor, ...(folderId !== null && { section: folderId }) });
        store.setState((state) => putNextPage(state, folderId, page));
      } finally {
        store.setState({ isLoadingMore: false });
      }
    },
  };
}
