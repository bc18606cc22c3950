import { type Entries, partOf } from "./activity-store";

const KEY = "parley.activity.running";

/**
 * The turns that ran when a page of this browser last heard of them: one that has ended since, with no page
 * open, is news to whoever comes back.
 */
export function readLeftRunning(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(stored) ? stored.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
}

export function writeLeftRunning(entries: Entries): void {
  try {
    const running = entries.filter((entry) => partOf(entry) === "running");
    localStorage.setItem(KEY, JSON.stringify(running.map(({ turnId }) => turnId)));
  } catch {
    // Without storage nothing is remembered beyond the page, and nothing is said twice.
  }
}

/** Of what has ended unseen, that which ran when somebody was last here. */
export function endedSince(left: readonly string[], entries: Entries): Entries {
  return entries.filter(({ turnId, settledAt, isUnread }) => {
    return settledAt !== null && isUnread && left.includes(turnId);
  });
}
