import { t } from "@/lib/i18n/translate";
import type { ThreadSummary } from "@/lib/protocol/api-list";

type ThreadMarkProps = {
  thread: Pick<ThreadSummary, "isRunning" | "isWaiting" | "isUnread">;
  isCurrent: boolean;
};

const STYLE = "mx-1.5 size-1.5 shrink-0 rounded-full";

/** One mark at a row: that it answers, that it needs its person, or that something in it was not looked at. */
export function ThreadMark({ thread: { isRunning, isWaiting, isUnread }, isCurrent }: ThreadMarkProps) {
  if (isRunning)
    return <span role="img" aria-label={t("Answering")} className={`${STYLE} animate-live bg-accent`} />;
  if (isWaiting) return <span role="img" aria-label={t("Needs approval")} className={`${STYLE} bg-warn`} />;
  // What is open is being looked at.
  if (!isUnread || isCurrent) return null;
  return <span role="img" aria-label={t("Unread")} className={`${STYLE} bg-accent`} />;
}
