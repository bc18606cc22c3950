"use client";

import { useThread } from "@/lib/client/thread-store";
import { t } from "@/lib/i18n/translate";

/** On paper there is no bar above the conversation. */
export function PrintTitle({ threadId }: { threadId: string }) {
  const thread = useThread(threadId);
  return (
    <h1 data-print className="hidden print:block">
      {thread?.title ?? t("Untitled")}
    </h1>
  );
}
