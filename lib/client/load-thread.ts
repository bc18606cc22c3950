import type { ThreadDetail } from "@/lib/protocol/api";
import { ApiError, api } from "./api";
import { isUnsent, type ThreadLoad } from "./thread-state";
import type { ThreadStore } from "./thread-store-type";

type Loader = {
  /** Loads a thread that somebody opens or comes back to; one that was deleted elsewhere goes. */
  load(threadId: string): Promise<void>;
  /** Looks for what has changed in a thread while somebody may be writing in it: nothing is taken from before them. */
  look(threadId: string): Promise<void>;
};

export function createLoader(store: ThreadStore, seed: (detail: ThreadDetail) => void): Loader {
  const setLoad = (threadId: string, load: ThreadLoad) =>
    store.setState((state) => ({ loads: { ...state.loads, [threadId]: load } }));
  return {
    async load(threadId) {
      const isKnown = store.getState().threads[threadId] !== undefined;
      // Only what the server had when it was asked can be gone from it: the rest may be on its way.
      const wasStored = isKnown && !isUnsent(store.getState(), threadId);
      if (!isKnown) setLoad(threadId, "loading");
      try {
        seed(await api.getThread(threadId));
      } catch (cause) {
        const isGone = cause instanceof ApiError && cause.status === 404;
        // A thread that is here stays, whatever becomes of the network.
        if (store.getState().threads[threadId] && !(isGone && wasStored)) return;
        setLoad(threadId, isGone ? "missing" : "failed");
      }
    },
    look: (threadId) => api.getThread(threadId).then(seed, () => undefined),
  };
}
