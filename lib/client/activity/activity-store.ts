import { create } from "zustand";
import type { ActivityEntry } from "@/lib/protocol/api-activity";

export type Entries = readonly ActivityEntry[];

type ActivityState = {
  entries: Entries;
  /** The thread that is in front of the person in this page; null while the page is hidden. */
  shownThreadId: string | null;
  calling: Calling;
};

/** How many answers call for their person, those of the shown thread aside: done and not seen, or waiting. */
export type Calling = { done: number; waiting: number };

export const NOBODY_CALLS: Calling = { done: 0, waiting: 0 };

/** What runs, waits and is done, of all threads. One value per selector: a list comes every other second. */
export const activityStore = create<ActivityState>(() => ({
  entries: [],
  shownThreadId: null,
  calling: NOBODY_CALLS,
}));

export type ActivityPart = "running" | "waiting" | "done";

export function partOf({ settledAt, status }: ActivityEntry): ActivityPart {
  if (settledAt === null) return "running";
  return status === "requires_action" ? "waiting" : "done";
}

export function useActivity(): Entries {
  return activityStore((state) => state.entries);
}

export function useActivityCount(part: ActivityPart): number {
  return activityStore(({ entries }) => entries.filter((entry) => partOf(entry) === part).length);
}

export function useCalling(): Calling {
  return activityStore((state) => state.calling);
}

/** Whether something works in the background in a thread. */
export function useHasBackgroundWork(threadId: string): boolean {
  return activityStore(({ entries }) =>
    entries.some((entry) => entry.threadId === threadId && entry.isBackground && entry.settledAt === null),
  );
}
