import { listApi } from "./list-api";
import { putList } from "./thread-list-state";
import type { ThreadStore } from "./thread-store-type";

export type ListSync = {
  /**
   * Takes in the list as the server has it. What changed here while it answered is newer: it is asked again, and
   * not before all that was changed here has reached the server.
   */
  refreshThreads(): Promise<void>;
  /** Has the server change something. Two changes of the same things, named by their ids, reach it in their order. */
  change<T>(ids: readonly string[], send: () => Promise<T>): Promise<T>;
  /** Resolves when what was changed of something has reached the server, or could not. */
  reached(id: string): Promise<unknown>;
};

export function createListSync(store: ThreadStore): ListSync {
  let running: Promise<void> | null = null;
  let isWanted = false;
  const changing = new Map<string, Promise<unknown>>();
  const refresh = async () => {
    while (isWanted) {
      isWanted = false;
      await Promise.allSettled(changing.values());
      const { summaries, folders } = store.getState();
      const list = await listApi.getThreadList();
      const after = store.getState();
      const isSame = after.summaries === summaries && after.folders === folders && changing.size === 0;
      if (isSame) store.setState((state) => putList(state, list));
      else isWanted = true;
    }
  };
  return {
    reached: (id) => Promise.allSettled([changing.get(id)]),
    refreshThreads() {
      isWanted = true;
      running ??= refresh().finally(() => {
        running = null;
      });
      return running;
    },
    async change(ids, send) {
      const before = ids.flatMap((id) => changing.get(id) ?? []);
      // At once where nothing is to be waited for: the page may be about to go.
      const sent = before.length === 0 ? send() : Promise.allSettled(before).then(send);
      for (const id of ids) changing.set(id, sent);
      try {
        return await sent;
      } finally {
        for (const id of ids) if (changing.get(id) === sent) changing.delete(id);
      }
    },
  };
}
