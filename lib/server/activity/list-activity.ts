import "server-only";
import type { ActivityEntry, ActivityList } from "@/lib/protocol/api-activity";
import { isTurnSettled } from "@/lib/protocol/thread";
import type { Owner } from "@/lib/server/access/owner";
import { modelCalls } from "@/lib/server/limits/model-calls";
import { findListedTurns, type ListedTurn } from "./listed-turns";
import { findProgress, type Progress } from "./progress";

/**
 * What runs, then what waits, then what was done in the last days and in the background or out of sight:
 * fifty of them at most, and none that was dismissed.
 */
export async function listActivity(owner: Owner): Promise<ActivityList> {
  const entries: ActivityEntry[] = [];
  // One after the other: together they might be in memory all at once.
  for (const listed of await findListedTurns(owner)) {
    entries.push(toEntry(listed, await findProgress(listed)));
  }
  return { entries, modelCalls: await modelCalls() };
}

function toEntry(listed: ListedTurn, { target, status, steps, tokens }: Progress): ActivityEntry {
  return {
    turnId: listed.id,
    threadId: listed.thread_id,
    title: listed.title,
    target,
    status: listed.status ?? statusOf(listed, status),
    isBackground: listed.is_background === 1,
    isUnread: listed.is_unread === 1,
    startedAt: listed.created_at,
    settledAt: listed.settled_at,
    steps,
    tokens,
  };
}

// It may have settled between the list and the look at it: the next list says so, whole.
function statusOf(listed: ListedTurn, status: Progress["status"]): Progress["status"] {
  return listed.settled_at === null && isTurnSettled({ status }) ? "in_progress" : status;
}
