import type { ThreadStore } from "@/lib/client/thread-store-type";

/** What the activity knows of the page's threads, and can have done. */
export type PageThreads = {
  store: ThreadStore;
  refreshThreads(): Promise<void>;
  load(threadId: string): Promise<void>;
};

/**
 * The activity of a page. Its code and its connection come once there can be any: who has sent nothing has
 * none. `begin` may be called again and again.
 */
export function createActivity(threads: PageThreads): { begin(): void; end(): void } {
  let keeping: Promise<() => void> | null = null;
  return {
    begin() {
      keeping ??= import("./keep-activity").then(({ keepActivity }) => keepActivity(threads));
      keeping.catch(() => {
        // Without a network the code may not come; it is asked for again with the next send.
        keeping = null;
      });
    },
    end() {
      keeping?.then((stop) => stop()).catch(() => undefined);
      keeping = null;
    },
  };
}
