"use client";

import { X } from "lucide-react";
import { useId } from "react";
import { PageLink } from "@/components/sidebar/page-link";
import { IconButton } from "@/components/ui/icon-button";
import { partOf } from "@/lib/client/activity/activity-store";
import { t } from "@/lib/i18n/translate";
import type { ActivityEntry } from "@/lib/protocol/api-activity";
import { ActivityFacts } from "./activity-facts";
import { ActivityMark } from "./activity-mark";
import { StopEntryButton } from "./stop-entry-button";

type ActivityRowProps = {
  entry: ActivityEntry;
  onOpen: () => void;
  onDismiss: (turnIds: readonly string[]) => void;
};

export function ActivityRow({ entry, onOpen, onDismiss }: ActivityRowProps) {
  const titleId = useId();
  const part = partOf(entry);
  return (
    <li className="flex items-start gap-1 rounded-lg py-1 hover:bg-ink/4">
      <ActivityMark entry={entry} />
      <div className="min-w-0 flex-1 py-1">
        <PageLink
          id={titleId}
          threadId={entry.threadId}
          onOpen={onOpen}
          className={`block truncate rounded-sm text-ui hover:underline coarse:py-2 ${entry.isUnread ? "font-semibold" : "font-medium"}`}
        >
          <bdi>{entry.title ?? t("Untitled")}</bdi>
        </PageLink>
        <ActivityFacts entry={entry} />
      </div>
      {part === "running" && <StopEntryButton turnId={entry.turnId} titleId={titleId} />}
      {part === "done" && (
        <IconButton
          label={t("Dismiss")}
          aria-describedby={titleId}
          onClick={() => onDismiss([entry.turnId])}
          className="me-1"
        >
          <X aria-hidden strokeWidth={1.75} />
        </IconButton>
      )}
    </li>
  );
}
