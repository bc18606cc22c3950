"use client";

import { Suspense, useRef } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { useThreadActions } from "@/lib/client/thread-store";
import { useHydrated } from "@/lib/client/use-hydrated";
import { useReach } from "@/lib/client/use-reach";
import { useThreadId } from "@/lib/client/use-thread-id";
import { useThreadList } from "@/lib/client/use-thread-list";
import { useToday } from "@/lib/client/use-today";
import { t } from "@/lib/i18n/translate";
import { ListSection } from "./list-section";
import { groupThreads, sectionsOf } from "./thread-groups";
import { ThreadRows } from "./thread-rows";
import { useDropThreads } from "./use-drop-threads";
import { useStepCommands } from "./use-step-commands";

const FolderList = lazyPart(() => import("./folder-list").then((module) => module.FolderList));
const ListTools = lazyPart(() => import("./list-tools").then((module) => module.ListTools));

/** What is pinned, then the folders, then everything else by its date. */
export function ThreadList() {
  const { threads, folders, hasMore, isLoading } = useThreadList();
  const { loadMoreThreads } = useThreadActions();
  const dropOn = useDropThreads();
  const currentId = useThreadId();
  const isHydrated = useHydrated();
  const endRef = useRef<HTMLDivElement>(null);
  const sought = hasMore && !isLoading ? threads.length : null;
  useReach(endRef, "0px 0px 800px 0px", sought, () => void loadMoreThreads(null));
  const { pinned, inFolders, rest } = sectionsOf(threads, folders);
  const groups = groupThreads(rest, useToday(), isHydrated ? "local" : "utc");
  const unfolded = folders.filter(({ isCollapsed }) => !isCollapsed);
  const seen = [...pinned, ...unfolded.flatMap(({ id }) => inFolders.get(id) ?? []), ...rest];
  useStepCommands(
    seen.map(({ id }) => id),
    currentId,
  );
  const isEmpty = threads.length + folders.length === 0;
  return (
    <nav
      aria-label={t("Threads")}
      data-scroller
      className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 pb-4 low:h-[60dvh] low:flex-none low:overscroll-auto"
    >
      {!isEmpty && (
        <Suspense fallback={null}>
          <ListTools />
        </Suspense>
      )}
      {pinned.length > 0 && (
        <ListSection label={t("Pinned")} isOrdered onDrop={dropOn("pinned")}>
          <ThreadRows threads={pinned} currentId={currentId} />
        </ListSection>
      )}
      {folders.length > 0 && (
        <Suspense fallback={null}>
          <FolderList folders={folders} inFolders={inFolders} currentId={currentId} />
        </Suspense>
      )}
      {groups.map((group) => (
        <ListSection key={group.label} label={group.label} onDrop={dropOn(null)}>
          <ThreadRows threads={group.threads} currentId={currentId} />
        </ListSection>
      ))}
      {isEmpty && (
        <p className="px-2.5 pt-5 text-sm text-ink-faint">{t("Your conversations will be listed here.")}</p>
      )}
      <div ref={endRef} className="h-px" />
    </nav>
  );
}
