import type { Announcement } from "@/components/ui/use-announce";
import type { ListChanges, PlaceChange } from "@/lib/client/organise/list-changes";
import { nameFolder } from "@/lib/client/organise/naming-folder";
import { ApiError } from "@/lib/client/request";
import { t } from "@/lib/i18n/translate";
import type { Folder } from "@/lib/protocol/folders";
import type { Chosen } from "./chosen";
import { archivedText, movedText, notArchivedText, notMovedText, notPinnedText } from "./chosen-words";

/** What can be done to threads of the list: before the page at once, taken back by Undo, and said where it fails. */
export function createOrganiser(changes: ListChanges, announce: (announcement: Announcement) => void) {
  const { organise, arrange, createFolder, updateFolder, deleteFolder } = changes;

  const tellOf = (failure: string) => (cause: unknown) => {
    const isFull = cause instanceof ApiError && cause.status === 409;
    announce({ text: isFull ? cause.message : failure });
  };
  const offer = (text: string, undo: () => Promise<void>) => {
    announce({
      text,
      onUndo() {
        undo().catch(tellOf(t("This could not be taken back.")));
      },
    });
  };
  const change = ({ ids }: Chosen, wanted: PlaceChange, words: { done?: string; failed: string }) =>
    organise(ids, wanted).then((undo) => {
      if (words.done) offer(words.done, undo);
    }, tellOf(words.failed));

  return {
    /** Only what is in the list can be pinned. */
    pin: (chosen: Chosen, isPinned: boolean) =>
      change(
        chosen,
        { isPinned, ...(isPinned && { isArchived: false }) },
        { failed: notPinnedText(chosen, isPinned) },
      ),
    arrange: (threadIds: readonly string[]) =>
      arrange(threadIds).catch(tellOf(t("The order could not be saved."))),
    archive: (chosen: Chosen, isArchived: boolean) =>
      change(
        chosen,
        { isArchived, ...(isArchived && { isPinned: false }) },
        { done: archivedText(chosen, isArchived), failed: notArchivedText(chosen, isArchived) },
      ),
    /** Where it is put it is to be seen, so it is neither pinned nor archived any more. */
    move: (chosen: Chosen, folder: Folder | null) =>
      change(
        chosen,
        { folderId: folder?.id ?? null, isPinned: false, isArchived: false },
        { done: movedText(chosen, folder), failed: notMovedText(chosen) },
      ),
    /** Makes a folder, to be named at once, and puts threads there. */
    async beginFolder(chosen: Chosen | null) {
      const { id, stored } = createFolder(t("New folder"));
      nameFolder(id);
      const failed = t("The folder could not be made.");
      stored.catch(tellOf(failed));
      if (chosen) await change(chosen, { folderId: id, isPinned: false, isArchived: false }, { failed });
    },
    renameFolder: ({ id }: Folder, name: string) =>
      updateFolder(id, { name }).catch(tellOf(t("The new name could not be saved."))),
    foldFolder: ({ id }: Folder, isCollapsed: boolean) =>
      // It is as wanted here all the same, until the list is asked for again.
      updateFolder(id, { isCollapsed }).catch(() => undefined),
    deleteFolder: ({ id, name }: Folder) =>
      deleteFolder(id).then(
        (undo) => offer(t("Deleted the folder “{name}”. Its conversations stay", { name }), undo),
        tellOf(t("The folder “{name}” could not be deleted.", { name })),
      ),
  };
}
