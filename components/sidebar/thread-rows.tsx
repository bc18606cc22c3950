"use client";

import type { ThreadSummary } from "@/lib/protocol/api-list";
import { ThreadRow } from "./thread-row";

type ThreadRowsProps = { threads: readonly ThreadSummary[]; currentId: string | null };

export function ThreadRows({ threads, currentId }: ThreadRowsProps) {
  return (
    <ul>
      {threads.map((thread) => (
        <ThreadRow key={thread.id} thread={thread} isCurrent={thread.id === currentId} />
      ))}
    </ul>
  );
}
