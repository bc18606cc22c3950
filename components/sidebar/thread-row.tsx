"use client";

import { memo, useState } from "react";
import type { ThreadSummary } from "@/lib/protocol/api";
import { PageLink } from "./page-link";
import { RenameField } from "./rename-field";
import { ThreadMark } from "./thread-mark";
import { ThreadOptions } from "./thread-options";
import { useRenameThread } from "./use-rename-thread";

type ThreadRowProps = { thread: ThreadSummary; isCurrent: boolean };

export const ThreadRow = memo(function ThreadRow({ thread, isCurrent }: ThreadRowProps) {
  const renameThread = useRenameThread();
  const [isRenaming, setIsRenaming] = useState(false);
  const title = thread.title ?? "Untitled";
  const isUnread = thread.isUnread && !isCurrent;
  return (
    <li
      className={`group relative flex h-9 items-center rounded-lg transition-colors [contain-intrinsic-size:auto_2.25rem] [content-visibility:auto] hover:bg-ink/5 coarse:h-11 ${
        isCurrent ? "tinted bg-ink/7 font-medium" : ""
      }`}
    >
      {isRenaming ? (
        <RenameField
          title={thread.title ?? ""}
          onRename={(renamed) => renameThread(thread.id, renamed)}
          onClose={() => setIsRenaming(false)}
          className="h-full w-full rounded-lg bg-raised px-2.5 text-ui -outline-offset-2 coarse:text-base"
        />
      ) : (
        <>
          <PageLink
            threadId={thread.id}
            aria-current={isCurrent ? "page" : undefined}
            className={`flex h-full min-w-0 flex-1 items-center rounded-lg ps-2.5 pe-2 text-ui -outline-offset-2 ${thread.title ? "" : "text-ink-soft"}`}
          >
            <span className={`truncate ${isUnread ? "font-semibold" : ""}`}>{title}</span>
          </PageLink>
          <ThreadMark thread={thread} isCurrent={isCurrent} />
          <ThreadOptions
            threadId={thread.id}
            title={title}
            onRename={() => setIsRenaming(true)}
            className="me-0.5 -outline-offset-2 not-group-hover:not-focus-visible:not-aria-expanded:pointer-fine:sr-only"
          />
        </>
      )}
    </li>
  );
});
