import type { ActivityEntry } from "@/lib/protocol/api-activity";

type Entries = readonly ActivityEntry[];

export function isSameList(before: Entries, after: Entries): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

/** Whether a list of threads may look different: something has begun, ended, been looked at, named or taken out. */
export function hasMoved(before: Entries, after: Entries): boolean {
  const marksOf = ({ turnId, status, isUnread, title }: ActivityEntry) => [turnId, status, isUnread, title];
  return JSON.stringify(before.map(marksOf).sort()) !== JSON.stringify(after.map(marksOf).sort());
}

/** Those that have ended or begun to wait between two lists, and that nobody has looked at. */
export function newlySettled(before: Entries, after: Entries): ActivityEntry[] {
  const known = new Map(before.map((entry) => [entry.turnId, entry]));
  // What comes into the list later, since others have left it, ended before what is in it.
  const lastEnd = Math.max(0, ...before.map(({ settledAt }) => settledAt ?? 0));
  return after.filter(({ turnId, isUnread, settledAt }) => {
    if (!isUnread || settledAt === null) return false;
    const old = known.get(turnId);
    return old ? old.settledAt !== settledAt : settledAt >= lastEnd;
  });
}
