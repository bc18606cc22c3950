import type { ThreadDetail } from "@/lib/protocol/api";
import { api } from "./api";
import { idle } from "./idle";
import { waitForNetwork } from "./network";
import { ApiError } from "./request";
import { putEarlier } from "./thread-state";
import type { ThreadStore } from "./thread-store-type";

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

export type EarlierTurns = {
  /**
   * Fetches the turns that a part of a thread leaves out, part by part, in moments when the page has nothing else
   * to do: who opens a thread of thousands sees its end at once. Those that are there already are not fetched again.
   */
  take(detail: ThreadDetail): void;
  /** Settles when all turns of the thread are there; null where they are, or nobody fetches them. */
  comingOf(threadId: string): Promise<void> | null;
};

export function createEarlierTurns(store: ThreadStore): EarlierTurns {
  const whole = new Set<string>();
  const coming = new Map<string, Promise<void>>();
  const fetchBefore = async (threadId: string, earlier: string) => {
    for (let before: string | undefined = earlier; before !== undefined; ) {
      await idle();
      const cursor: string = before;
      const part: ThreadDetail = await patiently(() => api.getThread(threadId, `?before=${cursor}`));
      store.setState((state) => putEarlier(state, threadId, part.turns));
      before = part.earlier;
    }
    whole.add(threadId);
  };
  return {
    take({ thread: { id }, earlier }) {
      if (earlier === undefined) whole.add(id);
      const isWhole = whole.has(id) && hasBeginning(store, id);
      if (earlier === undefined || isWhole || coming.has(id)) return;
      // What the server refuses it will refuse again, until the thread is opened anew.
      const fetching = fetchBefore(id, earlier).catch(() => undefined);
      coming.set(id, fetching);
      void fetching.then(() => coming.delete(id));
    },
    comingOf: (threadId) => coming.get(threadId) ?? null,
  };
}

/** Whether the shown branch is there from its first turn on. What came while nobody looked may have left a gap. */
function hasBeginning(store: ThreadStore, threadId: string): boolean {
  const { branches, turns } = store.getState();
  const first = branches[threadId]?.[0];
  return first !== undefined && turns[first]?.parentId === null;
}

/** Until it is answered. A refusal of the server is its word: the thread is gone, say. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    try {
      return await ask();
    } catch (cause) {
      if (cause instanceof ApiError && cause.status < 500 && cause.status !== 429) throw cause;
      await waitForNetwork(wait, NEVER);
    }
  }
}

const NEVER = new AbortController().signal;
