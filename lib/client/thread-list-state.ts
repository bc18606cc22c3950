import type { ModelList } from "@/lib/protocol/api";
import type { ThreadList, ThreadPage, ThreadSummary } from "@/lib/protocol/api-list";
import type { Placement } from "@/lib/protocol/thread";
import { type FolderState, isUnsent, type ThreadState } from "./thread-state";

export function initialState(list: ThreadList, models: ModelList): ThreadState {
  return {
    models,
    summaries: rowsOf(list),
    folders: list.folders.map(toFolderState),
    nextCursor: list.nextCursor,
    isLoadingMore: false,
    threads: {},
    loads: {},
    turns: {},
    members: {},
    branches: {},
    versions: {},
    running: {},
    deliveries: {},
    connections: {},
  };
}

function rowsOf({ pinned, folders, threads }: ThreadList): ThreadSummary[] {
  return [...pinned, ...folders.flatMap((folder) => folder.threads), ...threads];
}

function toFolderState({ threads: _, ...folder }: ThreadList["folders"][number]): FolderState {
  return folder;
}

/** The list again: what was loaded beyond its pages stays, in its order, and what the server does not have yet. */
export function putList(state: ThreadState, list: ThreadList): ThreadState {
  const rows = rowsOf(list);
  const fresh = new Set(rows.map(({ id }) => id));
  const others = state.summaries.filter(({ id }) => !fresh.has(id));
  const unsent = others.filter(({ id }) => isUnsent(state, id));
  const pages = new Map<string | null, ThreadPage>([[null, list]]);
  for (const folder of list.folders) pages.set(folder.id, folder);
  const beyond = others.filter(
    (old) => !unsent.includes(old) && (old.isArchived || isBeyond(old, pages.get(old.folderId))),
  );
  const cursorOf = (folderId: string | null, known: string | null | undefined) =>
    beyond.some((old) => old.folderId === folderId && !old.isArchived)
      ? (known ?? null)
      : (pages.get(folderId)?.nextCursor ?? null);
  const known = new Map(state.folders.map(({ id, nextCursor }) => [id, nextCursor]));
  return putTitles({
    ...state,
    summaries: [...unsent, ...rows, ...beyond],
    folders: list.folders.map((folder) => ({
      ...toFolderState(folder),
      nextCursor: cursorOf(folder.id, known.get(folder.id)),
    })),
    nextCursor: cursorOf(null, state.nextCursor),
  });
}

/** Whether a row stands behind the page of its section, where the page does not reach. */
function isBeyond({ updatedAt, pinnedAt }: ThreadSummary, page: ThreadPage | undefined): boolean {
  const end = page?.threads.at(-1)?.updatedAt ?? 0;
  return Boolean(page?.nextCursor) && pinnedAt === null && updatedAt < end;
}

/** Threads that were named or placed beside this page are before their person as they are in the list. */
function putTitles(state: ThreadState): ThreadState {
  const changed = state.summaries.flatMap(({ id, title, pinnedAt, isArchived, folderId }) => {
    const thread = state.threads[id];
    if (!thread) return [];
    const next = { ...thread, title: title ?? thread.title, pinnedAt, isArchived, folderId };
    const isSame =
      next.title === thread.title &&
      pinnedAt === thread.pinnedAt &&
      isArchived === thread.isArchived &&
      folderId === thread.folderId;
    return isSame ? [] : [[id, next] as const];
  });
  if (changed.length === 0) return state;
  return { ...state, threads: { ...state.threads, ...Object.fromEntries(changed) } };
}

/** One more page of a folder, or of what stands in none. */
export function putNextPage(state: ThreadState, folderId: string | null, page: ThreadPage): ThreadState {
  const known = new Set(state.summaries.map((summary) => summary.id));
  const added = page.threads.filter((summary) => !known.has(summary.id));
  const { nextCursor } = page;
  return {
    ...state,
    summaries: [...state.summaries, ...added],
    ...(folderId === null
      ? { nextCursor }
      : {
          folders: state.folders.map((folder) =>
            folder.id === folderId ? { ...folder, nextCursor } : folder,
          ),
        }),
  };
}

export function setTitle(state: ThreadState, threadId: string, title: string | null): ThreadState {
  return patchThreads(state, [threadId], { title });
}

/** The thread was in front of its person just now. */
export function setSeen(state: ThreadState, threadId: string): ThreadState {
  const summaries = state.summaries.map((summary) =>
    summary.id === threadId ? { ...summary, isUnread: false } : summary,
  );
  return { ...state, summaries };
}

export function patchThreads(
  state: ThreadState,
  threadIds: readonly string[],
  change: Partial<Placement & { title: string | null }>,
): ThreadState {
  const ids = new Set(threadIds);
  const summaries = state.summaries.map((summary) =>
    ids.has(summary.id) ? { ...summary, ...change } : summary,
  );
  const threads = { ...state.threads };
  for (const id of ids) if (threads[id]) threads[id] = { ...threads[id], ...change };
  return { ...state, summaries, threads };
}
