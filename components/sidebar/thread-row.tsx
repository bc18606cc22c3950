"use client";

import { memo, Suspense, useState } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { useFocusBack } from "@/components/ui/use-focus-back";
import { selectedIds, useIsSelecting } from "@/lib/client/organise/selection";
import { t } from "@/lib/i18n/translate";
import type { ThreadSummary } from "@/lib/protocol/api-list";
import { TITLE_MAX_LENGTH } from "@/lib/protocol/thread";
import { importSelectBox } from "./import-select-box";
import { PageLink } from "./page-link";
import { RenameField } from "./rename-field";
import { ROW_OPTIONS } from "./row-style";
import { selectByClick } from "./select-by-click";
import { carryThreads } from "./thread-drag";
import { ThreadMark } from "./thread-mark";
import { ThreadOptions } from "./thread-options";
import { useRenameThread } from "./use-rename-thread";

const SelectBox = lazyPart(() => importSelectBox().then((module) => module.SelectBox));

type ThreadRowProps = { thread: ThreadSummary; isCurrent: boolean };

export const ThreadRow = memo(function ThreadRow({ thread, isCurrent }: ThreadRowProps) {
  const renameThread = useRenameThread();
  const [isRenaming, setIsRenaming] = useState(false);
  const isSelecting = useIsSelecting();
  const { ref, focusAfter } = useFocusBack<HTMLAnchorElement>();
  const title = thread.title ?? t("Untitled");
  const isUnread = thread.isUnread && !isCurrent;
  const name = (
    <span dir="auto" className={`truncate ${isUnread ? "font-semibold" : ""}`}>
      {title}
    </span>
  );
  return (
    <li
      data-thread={thread.id}
      draggable={isSelecting || undefined}
      onDragStart={(event) =>
        carryThreads(event, selectedIds().has(thread.id) ? [...selectedIds()] : [thread.id])
      }
      className={`group relative flex h-9 items-center rounded-lg transition-colors [contain-intrinsic-size:auto_2.25rem] [content-visibility:auto] hover:bg-ink/5 coarse:h-11 ${
        isCurrent ? "tinted bg-ink/7 font-medium" : ""
      }`}
    >
      {isRenaming ? (
        <RenameField
          label={t("Title")}
          title={thread.title ?? ""}
          maxLength={TITLE_MAX_LENGTH}
          onRename={(renamed) => renameThread(thread.id, renamed)}
          onClose={(isByKey) => {
            focusAfter(isByKey);
            setIsRenaming(false);
          }}
          className="h-full w-full rounded-lg bg-raised px-2.5 text-ui -outline-offset-2 coarse:text-base"
        />
      ) : isSelecting ? (
        <Suspense fallback={name}>
          <SelectBox threadId={thread.id}>
            <span className="flex min-w-0 flex-1">{name}</span>
            <ThreadMark thread={thread} isCurrent={isCurrent} />
          </SelectBox>
        </Suspense>
      ) : (
        <>
          <PageLink
            ref={ref}
            threadId={thread.id}
            aria-current={isCurrent ? "page" : undefined}
            onClickCapture={selectByClick}
            onDoubleClick={() => setIsRenaming(true)}
            onKeyDown={(event) => event.key === "F2" && setIsRenaming(true)}
            className={`flex h-full min-w-0 flex-1 items-center rounded-lg ps-2.5 pe-2 text-ui -outline-offset-2 ${thread.title ? "" : "text-ink-soft"}`}
          >
            {name}
          </PageLink>
          <ThreadMark thread={thread} isCurrent={isCurrent} />
          <ThreadOptions thread={thread} onRename={() => setIsRenaming(true)} className={ROW_OPTIONS} />
        </>
      )}
    </li>
  );
});
