import type { ThreadState } from "@/lib/client/thread-state";
import type { ThreadDetail } from "@/lib/protocol/api";
import type { Turn } from "@/lib/protocol/thread";
import type { Frame } from "./kept";

const MOST_ROWS = 200;
/** Of one thread its end is kept, as far as that goes. */
const MOST_CHARACTERS = 1_000_000;

/** The list and what answers, as they are kept. */
export function frameOf({ summaries, folders, models, nextCursor }: ThreadState): Omit<Frame, "access"> {
  const threads = summaries.filter(({ isArchived }) => !isArchived).slice(0, MOST_ROWS);
  const list = {
    // Each row says itself where it stands.
    pinned: [],
    folders: folders.map((folder) => ({ ...folder, threads: [] })),
    threads,
    nextCursor,
  };
  return { list, models };
}

/** A thread as it is kept; null for one that is not in the list, has nothing at the server, or is still being written. */
export function toKept(state: ThreadState, threadId: string): ThreadDetail | null {
  const thread = state.threads[threadId];
  const isListed = state.summaries.some(({ id }) => id === threadId);
  if (!thread || !isListed || state.running[threadId]) return null;
  const turns = (state.members[threadId] ?? []).flatMap((id) => {
    const turn = state.turns[id];
    const isStored = (state.deliveries[id]?.state ?? "delivered") === "delivered";
    return turn && isStored ? [turn] : [];
  });
  return turns.length === 0 ? null : { thread, turns: endOf(turns) };
}

function endOf(turns: readonly Turn[]): Turn[] {
  let size = 0;
  const first = turns.findLastIndex((turn) => {
    size += JSON.stringify(turn).length;
    return size > MOST_CHARACTERS;
  });
  return turns.slice(first + 1);
}
