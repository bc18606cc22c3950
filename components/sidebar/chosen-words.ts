import { tCount } from "@/lib/i18n/translate";
import type { Folder } from "@/lib/protocol/folders";
import type { Chosen } from "./chosen";

// What is said of threads when something was done to them, or could not be: of one alone with its title.

export function deletedText({ ids, title }: Chosen): string {
  return tCount(ids.length, "Deleted “{title}”", "Deleted {count} conversations", { title });
}

export function archivedText({ ids, title }: Chosen, isArchived: boolean): string {
  return isArchived
    ? tCount(ids.length, "Archived “{title}”", "Archived {count} conversations", { title })
    : tCount(ids.length, "Brought back “{title}”", "Brought back {count} conversations", { title });
}

export function movedText({ ids, title }: Chosen, folder: Folder | null): string {
  return folder
    ? tCount(ids.length, "Moved “{title}” to “{folder}”", "Moved {count} conversations to “{folder}”", {
        title,
        folder: folder.name,
      })
    : tCount(
        ids.length,
        "Moved “{title}” out of its folder",
        "Moved {count} conversations out of their folder",
        { title },
      );
}

export function notPinnedText({ ids, title }: Chosen, isPinned: boolean): string {
  return isPinned
    ? tCount(ids.length, "“{title}” could not be pinned.", "{count} conversations could not be pinned.", {
        title,
      })
    : tCount(ids.length, "“{title}” could not be unpinned.", "{count} conversations could not be unpinned.", {
        title,
      });
}

export function notArchivedText({ ids, title }: Chosen, isArchived: boolean): string {
  return isArchived
    ? tCount(ids.length, "“{title}” could not be archived.", "{count} conversations could not be archived.", {
        title,
      })
    : tCount(
        ids.length,
        "“{title}” could not be brought back.",
        "{count} conversations could not be brought back.",
        { title },
      );
}

export function notMovedText({ ids, title }: Chosen): string {
  return tCount(ids.length, "“{title}” could not be moved.", "{count} conversations could not be moved.", {
    title,
  });
}
