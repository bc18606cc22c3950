import { preferenceOf } from "@/lib/client/preferences";
import { openThread } from "@/lib/client/use-thread-id";
import { msg, t } from "@/lib/i18n/translate";
import type { ActivityEntry } from "@/lib/protocol/api-activity";
import type { TurnStatus } from "@/lib/protocol/thread";
import { activityStore } from "./activity-store";
import { isAllowed } from "./notification-permission";

// Where any page shows the thread, on any device, it counts as read by then.
const GRACE_MS = 2_000;

// What was stopped was stopped by its person, who knows.
const WORDS: Partial<Record<TurnStatus, string>> = {
  completed: msg("Answer complete"),
  incomplete: msg("Incomplete"),
  requires_action: msg("Needs approval"),
  failed: msg("Failed"),
  cut_off: msg("Cut off"),
};

/** Tells of answers that have ended or begun to wait, unless somebody looks at them. */
export function notifyOf(settled: readonly ActivityEntry[]): void {
  if (settled.length === 0) return;
  setTimeout(() => {
    if (preferenceOf("notifications") !== "on" || !isAllowed()) return;
    for (const { turnId } of settled) {
      const entry = activityStore.getState().entries.find((other) => other.turnId === turnId);
      if (entry?.isUnread && entry.threadId !== activityStore.getState().shownThreadId) show(entry);
    }
  }, GRACE_MS);
}

function show({ turnId, threadId, title, status }: ActivityEntry): void {
  const body = WORDS[status];
  if (body === undefined) return;
  try {
    // The same turn again takes the place of what was said of it, in whichever tab.
    const notification = new Notification(title ?? t("Untitled"), {
      body: t(body),
      tag: turnId,
      icon: "/icon.svg",
    });
    notification.onclick = () => {
      window.focus();
      openThread(threadId);
      notification.close();
    };
  } catch {
    // Some browsers let only service workers notify, and say so only here.
  }
}
