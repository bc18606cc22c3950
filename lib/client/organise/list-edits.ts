import { patchThreads } from "@/lib/client/thread-list-state";
import type { FolderState, ThreadState } from "@/lib/client/thread-state";
import type { ThreadPage, ThreadSummary } from "@/lib/protocol/api-list";
import { byName, type Folder } from "@/lib/protocol/folders";
import type { Placement } from "@/lib/protocol/thread";

/** A page of what is archived. The first one stands for all that was known of it before. */
export function putArchived(state: ThreadState, page: ThreadPage, isFirst: boolean): ThreadState {
  const kept = isFirst ? state.summaries.filter(({ isArchived }) => !isArchived) : state.summaries;
  return putBack({ ...state, summaries: kept }, page.threads);
}

/** Threads in another place of the list, each where its time puts it. */
export function place(
  state: ThreadState,
  threadIds: readonly string[],
  placement: Partial<Placement>,
): ThreadState {
  const placed = patchThreads(state, threadIds, placement);
  return { ...placed, summaries: placed.summaries.toSorted((one, other) => other.updatedAt - one.updatedAt) };
}

/** Whether nothing of a thread is at the server, or on its way to it: all of it was refused or called back. */
export function isHeld(state: ThreadState, threadId: string): boolean {
  const members = state.members[threadId] ?? [];
  return members.length > 0 && members.every((turnId) => state.deliveries[turnId]?.state === "failed");
}

export function removeSummaries(state: ThreadState, threadIds: readonly string[]): ThreadState {
  return { ...state, summaries: state.summaries.filter(({ id }) => !threadIds.includes(id)) };
}

/** Rows that were taken out, where their times put them. */
export function putBack(state: ThreadState, rows: readonly ThreadSummary[]): ThreadState {
  const known = new Set(state.summaries.map(({ id }) => id));
  return place(
    { ...state, summaries: [...state.summaries, ...rows.filter(({ id }) => !known.has(id))] },
    [],
    {},
  );
}

export function putFolder(state: ThreadState, folder: Folder): ThreadState {
  const others = state.folders.filter(({ id }) => id !== folder.id);
  return { ...state, folders: [...others, { nextCursor: null, ...folder }].sort(byName) };
}

export function patchFolder(state: ThreadState, folderId: string, change: Partial<FolderState>): ThreadState {
  const folders = state.folders.map((folder) => (folder.id === folderId ? { ...folder, ...change } : folder));
  return { ...state, folders: folders.sort(byName) };
}

export function removeFolder(state: ThreadState, folderId: string): ThreadState {
  const inside = state.summaries.filter((summary) => summary.folderId === folderId).map(({ id }) => id);
  const folders = state.folders.filter(({ id }) => id !== folderId);
  return { ...place(state, inside, { folderId: null }), folders };
}
