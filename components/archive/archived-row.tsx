"use client";

import { useState } from "react";
import { chosenOf } from "@/components/sidebar/chosen";
import { PageLink } from "@/components/sidebar/page-link";
import { useDeleteThreads } from "@/components/sidebar/use-delete-threads";
import { useOrganise } from "@/components/sidebar/use-organise";
import { Button } from "@/components/ui/button";
import { formatAgo } from "@/lib/client/format-time";
import { focusPlaceTitle } from "@/lib/client/use-place";
import { t } from "@/lib/i18n/translate";
import type { ThreadSummary } from "@/lib/protocol/api-list";

/** A conversation that is archived, and the two ways out of here. */
export function ArchivedRow({ thread }: { thread: ThreadSummary }) {
  const { archive } = useOrganise();
  const { deleteThreads } = useDeleteThreads();
  const [now] = useState(() => Date.now());
  const chosen = chosenOf([thread]);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-[1_1_16rem]">
        <PageLink
          threadId={thread.id}
          dir="auto"
          className="block w-fit max-w-full truncate text-ui font-medium hover:underline coarse:py-2"
        >
          {thread.title ?? t("Untitled")}
        </PageLink>
        <p className="text-sm text-ink-soft">{formatAgo(thread.updatedAt, now)}</p>
      </div>
      <div className="flex items-center gap-1">
        <Button
          onClick={() => {
            void archive(chosen, false);
            focusPlaceTitle();
          }}
        >
          {t("Bring back")}
        </Button>
        <Button
          onClick={() => {
            deleteThreads(chosen);
            focusPlaceTitle();
          }}
        >
          {t("Delete")}
        </Button>
      </div>
    </li>
  );
}
