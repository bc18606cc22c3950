"use client";

import { useRef } from "react";
import { useThreadActions, useThreadList } from "@/lib/client/thread-store";
import { useHydrated } from "@/lib/client/use-hydrated";
import { useReach } from "@/lib/client/use-reach";
import { useThreadId } from "@/lib/client/use-thread-id";
import { groupThreads } from "./thread-groups";
import { ThreadRow } from "./thread-row";

export function ThreadList() {
  const { threads, hasMore, isLoading } = useThreadList();
  const { loadMoreThreads } = useThreadActions();
  const currentId = useThreadId();
  const isHydrated = useHydrated();
  const endRef = useRef<HTMLDivElement>(null);
  useReach(endRef, "0px 0px 800px 0px", () => {
    if (hasMore && !isLoading) void loadMoreThreads();
  });
  const groups = groupThreads(threads, Date.now(), isHydrated ? "local" : "utc");
  return (
    <nav
      aria-label="Threads"
      data-scroller
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 pb-4"
    >
      {groups.map((group) => (
        <section key={group.label} aria-label={group.label}>
          <h2 className="px-2.5 pt-5 pb-1.5 text-xs font-medium text-ink-faint">{group.label}</h2>
          <ul>
            {group.threads.map((thread) => (
              <ThreadRow key={thread.id} thread={thread} isCurrent={thread.id === currentId} />
            ))}
          </ul>
        </section>
      ))}
      {threads.length === 0 && (
        <p className="px-2.5 pt-5 text-sm text-ink-faint">Your conversations will be listed here.</p>
      )}
      <div ref={endRef} className="h-px" />
    </nav>
  );
}
