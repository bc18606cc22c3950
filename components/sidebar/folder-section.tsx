"use client";

import { ChevronRight, Folder } from "lucide-react";
import { Button } from "@/components/ui/button";
import { useFocusBack } from "@/components/ui/use-focus-back";
import { nameFolder, useIsNaming } from "@/lib/client/organise/naming-folder";
import type { FolderState } from "@/lib/client/thread-state";
import { useThreadActions } from "@/lib/client/thread-store";
import { t } from "@/lib/i18n/translate";
import type { ThreadSummary } from "@/lib/protocol/api-list";
import { FOLDER_NAME_MAX_LENGTH } from "@/lib/protocol/folders";
import { FolderOptions } from "./folder-options";
import { RenameField } from "./rename-field";
import { type OnDrop, useThreadDrop } from "./thread-drag";
import { ThreadMark } from "./thread-mark";
import { ThreadRows } from "./thread-rows";
import { useOrganise } from "./use-organise";

type FolderSectionProps = {
  folder: FolderState;
  threads: readonly ThreadSummary[];
  currentId: string | null;
  onDrop: OnDrop;
};

/** A folder and what is in it. While it is folded it says itself that something in it calls. */
export function FolderSection({ folder, threads, currentId, onDrop }: FolderSectionProps) {
  const { name, isCollapsed, nextCursor } = folder;
  const { renameFolder, foldFolder } = useOrganise();
  const { loadMoreThreads } = useThreadActions();
  const isNaming = useIsNaming(folder.id);
  const { isOver, dropProps } = useThreadDrop(onDrop);
  const { ref, focusAfter } = useFocusBack<HTMLButtonElement>();
  const startNaming = () => nameFolder(folder.id);
  const has = (mark: "isRunning" | "isWaiting" | "isUnread") => threads.some((thread) => thread[mark]);
  return (
    // Two folders may have one name, so it is no landmark.
    // biome-ignore lint/a11y/useSemanticElements: it is no set of fields.
    <div
      role="group"
      aria-label={name}
      {...dropProps}
      className={`rounded-lg ${isOver ? "bg-accent-soft" : ""}`}
    >
      <div className="group flex h-9 items-center rounded-lg transition-colors hover:bg-ink/5 coarse:h-11">
        {isNaming ? (
          <RenameField
            label={t("Folder name")}
            title={name}
            maxLength={FOLDER_NAME_MAX_LENGTH}
            onRename={(renamed) => void renameFolder(folder, renamed)}
            onClose={(isByKey) => {
              focusAfter(isByKey);
              nameFolder(null);
            }}
            className="h-full w-full rounded-lg bg-raised px-2.5 text-ui -outline-offset-2 coarse:text-base"
          />
        ) : (
          <>
            <h3 className="h-full min-w-0 flex-1">
              <button
                ref={ref}
                type="button"
                aria-expanded={!isCollapsed}
                onClick={() => void foldFolder(folder, !isCollapsed)}
                onKeyDown={(event) => event.key === "F2" && startNaming()}
                className="flex h-full w-full items-center gap-2 rounded-lg ps-2.5 pe-2 text-ui -outline-offset-2"
              >
                <Folder aria-hidden className="size-4 shrink-0 text-ink-soft" strokeWidth={1.75} />
                <span dir="auto" className="truncate">
                  {name}
                </span>
                <ChevronRight
                  aria-hidden
                  className={`size-3.5 shrink-0 text-ink-faint ${isCollapsed ? "rtl:-scale-x-100" : "rotate-90"}`}
                  strokeWidth={1.75}
                />
              </button>
            </h3>
            {isCollapsed && (
              <ThreadMark
                thread={{
                  isRunning: has("isRunning"),
                  isWaiting: has("isWaiting"),
                  isUnread: has("isUnread"),
                }}
                isCurrent={false}
              />
            )}
            <FolderOptions folder={folder} onRename={startNaming} />
          </>
        )}
      </div>
      {!isCollapsed && (
        <div className="ms-4.5 border-s border-line ps-1.5">
          {threads.length > 0 ? (
            <ThreadRows threads={threads} currentId={currentId} />
          ) : (
            <p className="px-2.5 py-1.5 text-sm text-ink-faint">{t("Nothing in it yet")}</p>
          )}
          {nextCursor !== null && (
            <Button variant="plain" onClick={() => void loadMoreThreads(folder.id)}>
              {t("Show more")}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
