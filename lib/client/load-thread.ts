import type { ThreadDetail } from "@/lib/protocol/api";
import { api } from "./api";
import type { ListSync } from "./list-sync";
import { ApiError } from "./request";
import { isUnsent, type ThreadLoad } from "./thread-state";
import type { ThreadStore } from "./thread-store-type";

/** What is seen first; the store has the rest come after it. */
const END = "?before=end";

type Loader = {
  /** Loads a thread that somebody opens or comes back to; one that was deleted elsewhere goes. */
  load(threadId: string): Promise<void>;
  /** Looks for what has changed in a thread while somebody may be writing in it: nothing is taken from before them. */
  look(threadId: string): Promise<void>;
};

type Parts = { store: ThreadStore; sync: ListSync; seed(detail: ThreadDetail): void };

export function createLoader({ store, sync, seed }: Parts): Loader {
  const settingsOf = (threadId: string) => store.getState().threads[threadId]?.settings;
  const get = async (threadId: string): Promise<ThreadDetail> => {
    // What was chosen here comes back only once it is there.
    await sync.reached(threadId);
    const before = settingsOf(threadId);
    const { thread, ...turns } = await api.getThread(threadId, END);
    const now = settingsOf(threadId);
    // What was chosen while the server answered is newer.
    const settings = before && now && now !== before ? now : thread.settings;
    return { ...turns, thread: { ...thread, settings } };
  };
  const setLoad = (threadId: string, load: ThreadLoad) =>
    store.setState((state) => ({ loads: { ...state.loads, [threadId]: load } }));
  return {
    async load(threadId) {
      const isKnown = store.getState().threads[threadId] !== undefined;
      // Only what the server had when it was asked can be gone from it: the rest may be on its way.
      const wasStored = isKnown && !isUnsent(store.getState(), threadId);
      if (!isKnown) setLoad(threadId, "loading");
      try {
        seed(await get(threadId));
      } catch (cause) {
        const isGone = cause instanceof ApiError && cause.status === 404;
        const { threads, loads } = store.getState();
        // A thread that is here stays, whatever becomes of the network.
        if (!threads[threadId] || (isGone && wasStored))
          return setLoad(threadId, isGone ? "missing" : "failed");
        // Of one that was never sent there is no more than what is here.
        if (loads[threadId] !== "ready") setLoad(threadId, isGone ? "ready" : "failed");
      }
    },
    look: (threadId) => get(threadId).then(seed, () => undefined),
  };
}
