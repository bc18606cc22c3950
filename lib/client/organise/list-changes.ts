import type { ListParts } from "@/lib/client/list-actions";
import { listApi } from "@/lib/client/list-api";
import { putInOutbox, readOutbox, type Send, takeFromOutbox } from "@/lib/client/outbox";
import type { ThreadStore } from "@/lib/client/thread-store-type";
import type { OrganiseThreads, ThreadSummary } from "@/lib/protocol/api-list";
import { type Folder, THREADS_AT_ONCE } from "@/lib/protocol/folders";
import { newId } from "@/lib/protocol/id";
import { timesInOrder } from "@/lib/protocol/pinned-order";
import type { Placement } from "@/lib/protocol/thread";
import {
  isHeld,
  patchFolder,
  place,
  putArchived,
  putBack,
  putFolder,
  removeFolder,
  removeSummaries,
} from "./list-edits";

export type PlaceChange = Omit<OrganiseThreads, "threadIds" | "isInOrder" | "isDeleted">;

/** All of it is before the page at once, and as it was where the server does not do it. */
export type ListChanges = {
  /** Pins, archives or moves. Resolves to how that is taken back. */
  organise(threadIds: readonly string[], change: PlaceChange): Promise<() => Promise<void>>;
  /** Has pinned threads stand in that order. */
  arrange(threadIds: readonly string[]): Promise<void>;
  /** Resolves to the ids of those that are still there. */
  remove(threadIds: readonly string[]): Promise<string[]>;
  undoRemove(threadIds: readonly string[]): Promise<void>;
  createFolder(name: string): { id: string; stored: Promise<void> };
  updateFolder(folderId: string, change: Partial<Omit<Folder, "id">>): Promise<void>;
  /** Resolves to how that is taken back. */
  deleteFolder(folderId: string): Promise<() => Promise<void>>;
  /** A page of what is archived, the first without a cursor. Resolves to the cursor of the next. */
  loadArchived(cursor: string | null): Promise<string | null>;
};

export function createListChanges({ store, sync, tell }: ListParts): ListChanges {
  const get = store.getState;
  // What was never sent in a thread that is deleted here: the server cannot bring it back.
  const unsent = new Map<string, { row: ThreadSummary; sends: Send[] }>();
  const tellAll = (threadIds: readonly string[]) => {
    for (const id of threadIds) tell(id);
  };
  const send = (threadIds: readonly string[], change: Omit<OrganiseThreads, "threadIds">) =>
    sync.change(change.folderId ? [...threadIds, change.folderId] : threadIds, async () => {
      for (let from = 0; from < threadIds.length; from += THREADS_AT_ONCE) {
        await listApi.organiseThreads({
          threadIds: threadIds.slice(from, from + THREADS_AT_ONCE),
          ...change,
        });
      }
      tellAll(threadIds);
    });
  const show = (threadIds: readonly string[], placement: Partial<Placement>) =>
    store.setState((state) => place(state, threadIds, placement));
  /** What is no row of the list yet, as what was archived, comes with the list. */
  const bringMissing = (threadIds: readonly string[]) => {
    const known = new Set(get().summaries.map(({ id }) => id));
    if (threadIds.some((id) => !known.has(id))) sync.refreshThreads().catch(() => undefined);
  };
  const change = async (threadIds: readonly string[], wanted: PlaceChange) => {
    const before = placementsOf(store, threadIds);
    show(threadIds, toPlacement(wanted));
    try {
      await send(threadIds, wanted);
    } catch (cause) {
      for (const { ids, placement } of before) show(ids, placement);
      // Of many the server may have moved some before it failed.
      sync.refreshThreads().catch(() => undefined);
      throw cause;
    }
    bringMissing(threadIds);
    return before;
  };
  return {
    async organise(threadIds, wanted) {
      const before = await change(threadIds, wanted);
      return async () => {
        for (const { ids, placement } of before) await change(ids, toChange(placement));
      };
    },
    async arrange(threadIds) {
      const pinnedAts = new Map(get().summaries.map(({ id, pinnedAt }) => [id, pinnedAt]));
      const before = threadIds.map((id) => pinnedAts.get(id) ?? 0);
      const showTimes = (times: readonly number[]) => {
        for (const [at, id] of threadIds.entries()) show([id], { pinnedAt: times[at] ?? null });
      };
      showTimes(timesInOrder(before));
      try {
        await send(threadIds, { isInOrder: true });
      } catch (cause) {
        showTimes(before);
        throw cause;
      }
    },
    async remove(threadIds) {
      const rows = get().summaries.filter(({ id }) => threadIds.includes(id));
      store.setState((state) => removeSummaries(state, threadIds));
      try {
        const stored = threadIds.filter((id) => !isHeld(get(), id));
        if (stored.length > 0) await send(stored, { isDeleted: true });
        for (const row of rows) {
          const sends = readOutbox().filter(({ threadId }) => threadId === row.id);
          for (const { request } of sends) takeFromOutbox(request.turnId);
          unsent.set(row.id, { row, sends });
        }
        return [];
      } catch {
        store.setState((state) => putBack(state, rows));
        // The server may have done some of it, or all, and only its answer was lost.
        await sync.refreshThreads().catch(() => undefined);
        return get().summaries.flatMap(({ id }) => (threadIds.includes(id) ? [id] : []));
      }
    },
    async undoRemove(threadIds) {
      const stored = threadIds.filter((id) => !isHeld(get(), id));
      if (stored.length > 0) await send(stored, { isDeleted: false });
      for (const { row, sends } of threadIds.flatMap((id) => unsent.get(id) ?? [])) {
        for (const one of sends) putInOutbox(one);
        if (sends.length > 0) store.setState((state) => putBack(state, [row]));
      }
      await sync.refreshThreads();
    },
    createFolder(name) {
      const folder = { id: newId(), name, isCollapsed: false };
      store.setState((state) => putFolder(state, folder));
      const stored = sync
        .change([folder.id], () => listApi.createFolder({ id: folder.id, name }))
        .then(
          () => tell(folder.id),
          (cause: unknown) => {
            store.setState((state) => removeFolder(state, folder.id));
            throw cause;
          },
        );
      return { id: folder.id, stored };
    },
    async updateFolder(folderId, wanted) {
      const before = get().folders.find(({ id }) => id === folderId);
      store.setState((state) => patchFolder(state, folderId, wanted));
      try {
        await sync.change([folderId], () => listApi.updateFolder(folderId, wanted));
      } catch (cause) {
        if (before) store.setState((state) => patchFolder(state, folderId, before));
        throw cause;
      }
      tell(folderId);
    },
    async deleteFolder(folderId) {
      const folder = get().folders.find(({ id }) => id === folderId);
      const inside = get().summaries.filter((summary) => summary.folderId === folderId);
      store.setState((state) => removeFolder(state, folderId));
      const putFolderBack = () => {
        if (folder) store.setState((state) => putFolder(state, folder));
      };
      const emptied = await sync
        .change([folderId], () => listApi.deleteFolder(folderId))
        .catch((cause: unknown) => {
          putFolderBack();
          show(idsOf(inside), { folderId });
          throw cause;
        });
      tell(folderId);
      return async () => {
        if (!folder) return;
        putFolderBack();
        await sync.change([folderId], () => listApi.createFolder({ id: folderId, name: folder.name }));
        if (emptied.threadIds.length > 0) await change(emptied.threadIds, { folderId });
        tell(folderId);
      };
    },
    async loadArchived(cursor) {
      const page = await listApi.listThreads({ section: "archived", ...(cursor && { cursor }) });
      store.setState((state) => putArchived(state, page, cursor === null));
      return page.nextCursor;
    },
  };
}

const idsOf = (rows: readonly ThreadSummary[]) => rows.map(({ id }) => id);

type Placed = { ids: string[]; placement: Placement };

/** Where threads stand now, those together that stand alike. */
function placementsOf(store: ThreadStore, threadIds: readonly string[]): Placed[] {
  const { threads, summaries } = store.getState();
  const rows = new Map(summaries.map((summary) => [summary.id, summary]));
  const groups = new Map<string, Placed>();
  for (const id of threadIds) {
    const thread = rows.get(id) ?? threads[id];
    if (!thread) continue;
    const { pinnedAt, isArchived, folderId } = thread;
    const key = JSON.stringify([pinnedAt, isArchived, folderId]);
    const group = groups.get(key) ?? { ids: [], placement: { pinnedAt, isArchived, folderId } };
    group.ids.push(id);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function toPlacement({ isPinned, isArchived, folderId }: PlaceChange): Partial<Placement> {
  return {
    ...(isPinned !== undefined && { pinnedAt: isPinned ? Date.now() : null }),
    ...(isArchived !== undefined && { isArchived }),
    ...(folderId !== undefined && { folderId }),
  };
}

function toChange({ pinnedAt, isArchived, folderId }: Placement): PlaceChange {
  return { isPinned: pinnedAt !== null, isArchived, folderId };
}
