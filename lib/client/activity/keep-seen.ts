import { api } from "@/lib/client/api";
import { setSeen } from "@/lib/client/thread-list-state";
import type { ThreadState } from "@/lib/client/thread-state";
import { isTurnSettled } from "@/lib/protocol/thread";
import { activityStore, type Entries } from "./activity-store";
import type { PageThreads } from "./begin-activity";

// Long enough for who only walks through the list of threads, short enough for who leaves at once.
const LOOK_MS = 100;

/** Notes at the server that the thread in front of the person was seen, once all of it is here and has ended. */
export function keepSeen({ store }: PageThreads, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAsking = false;
  const note = async () => {
    timer = undefined;
    const threadId = unseenThread(store.getState());
    if (threadId === null || isAsking || signal.aborted) return;
    isAsking = true;
    try {
      await api.seeThread(threadId);
      store.setState((state) => setSeen(state, threadId));
      activityStore.setState(({ entries }) => ({ entries: withoutUnread(entries, threadId) }));
    } catch {
      // It stays unread, and is noted with the next look.
    }
    isAsking = false;
  };
  const look = () => {
    if (timer === undefined && unseenThread(store.getState()) !== null) timer = setTimeout(note, LOOK_MS);
  };
  const stops = [
    activityStore.subscribe(look),
    store.subscribe((state, before) => {
      // Not at every token: these change with the tree alone.
      const isSame =
        state.running === before.running &&
        state.loads === before.loads &&
        state.summaries === before.summaries;
      if (!isSame) look();
    }),
  ];
  for (const name of ["online", "focus"]) window.addEventListener(name, look, { signal });
  signal.addEventListener("abort", () => {
    for (const stop of stops) stop();
  });
  look();
}

/** The thread that is shown, where something in it is unread and is really on the page. */
function unseenThread({ loads, running, turns, summaries }: ThreadState): string | null {
  const { entries, shownThreadId } = activityStore.getState();
  if (shownThreadId === null || loads[shownThreadId] !== "ready" || running[shownThreadId]) return null;
  const unread = entries.filter((entry) => entry.threadId === shownThreadId && entry.isUnread);
  const isHere = unread.every(({ turnId }) => {
    const turn = turns[turnId];
    return turn !== undefined && isTurnSettled(turn);
  });
  const isMarked = summaries.some(({ id, isUnread }) => id === shownThreadId && isUnread);
  return isHere && (unread.length > 0 || isMarked) ? shownThreadId : null;
}

function withoutUnread(entries: Entries, threadId: string): Entries {
  return entries.map((entry) => (entry.threadId === threadId ? { ...entry, isUnread: false } : entry));
}
