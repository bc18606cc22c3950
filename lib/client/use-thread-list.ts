import type { ThreadSummary } from "@/lib/protocol/api-list";
import type { FolderState } from "./thread-state";
import { useThreadState } from "./thread-store";

type List = {
  threads: readonly ThreadSummary[];
  folders: readonly FolderState[];
  hasMore: boolean;
  isLoading: boolean;
};

export function useThreadList(): List {
  const threads = useThreadState((state) => state.summaries);
  const folders = useThreadState((state) => state.folders);
  const hasMore = useThreadState((state) => state.nextCursor !== null);
  const isLoading = useThreadState((state) => state.isLoadingMore);
  return { threads, folders, hasMore, isLoading };
}
