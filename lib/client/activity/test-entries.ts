import type { ActivityEntry } from "@/lib/protocol/api-activity";

/** A turn that runs, but for what the test changes. */
export function entry(change: Partial<ActivityEntry>): ActivityEntry {
  return {
    turnId: "turn",
    threadId: "thread",
    title: "A title",
    target: "gemini-3.8-flash",
    status: "in_progress",
    isBackground: true,
    isUnread: false,
    startedAt: 1_000,
    settledAt: null,
    steps: 0,
    tokens: null,
    ...change,
  };
}
