import type { ThreadState } from "@/lib/client/thread-state";
import { isTurnSettled } from "@/lib/protocol/thread";
import { activityStore, type Entries, partOf } from "./activity-store";
import type { PageThreads } from "./begin-activity";

// What this page does itself it knows a moment before or after the list has it.
const SETTLING_MS = 300;

/**
 * Brings the page's threads up to what a list says: the sidebar is asked for again where its marks or titles
 * are others, and a thread that is here where a turn of it began or ended elsewhere.
 */
export function createMatcher({ store, refreshThreads, load }: PageThreads) {
  const touched = new Set<string>();
  const timer: { id?: ReturnType<typeof setTimeout> } = {};
  const match = () => {
    const state = store.getState();
    const { entries, shownThreadId } = activityStore.getState();
    const threadIds = [...touched];
    touched.clear();
    // A hidden page asks for its list as it is shown again.
    const isVisible = document.visibilityState === "visible";
    if (
      isVisible &&
      threadIds.some((id) => isRowBehind(state, entries, { id, isShown: id === shownThreadId }))
    ) {
      void refreshThreads().catch(() => undefined);
    }
    for (const id of threadIds) if (isThreadBehind(state, entries, id)) void load(id);
  };
  return (before: Entries, after: Entries) => {
    for (const { threadId } of [...before, ...after]) touched.add(threadId);
    clearTimeout(timer.id);
    timer.id = setTimeout(match, SETTLING_MS);
  };
}

type Row = { id: string; isShown: boolean };

/** Whether the sidebar's row of a thread says something else than the list does. */
export function isRowBehind({ summaries }: ThreadState, entries: Entries, { id, isShown }: Row): boolean {
  const own = entries.filter((entry) => entry.threadId === id);
  const row = summaries.find((summary) => summary.id === id);
  if (!row) return own.length > 0;
  return (
    row.isRunning !== own.some((entry) => partOf(entry) === "running") ||
    row.isWaiting !== own.some((entry) => partOf(entry) === "waiting") ||
    // What is shown is being read at this moment.
    (!isShown && row.isUnread !== own.some((entry) => entry.isUnread)) ||
    own.some(({ title }) => title !== row.title)
  );
}

/** Whether a thread that is loaded lacks a turn, or has one in another state. */
export function isThreadBehind({ threads, turns }: ThreadState, entries: Entries, threadId: string): boolean {
  if (!threads[threadId]) return false;
  return entries.some((entry) => {
    if (entry.threadId !== threadId) return false;
    const turn = turns[entry.turnId];
    if (!turn || isTurnSettled(turn) !== (entry.settledAt !== null)) return true;
    return entry.settledAt !== null && turn.status !== entry.status;
  });
}
