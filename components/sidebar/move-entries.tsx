"use client";

import { Folder as FolderIcon, FolderMinus, FolderPlus } from "lucide-react";
import { MenuAction } from "@/components/ui/menu-action";
import { useThreadList } from "@/lib/client/use-thread-list";
import { t } from "@/lib/i18n/translate";
import type { Folder } from "@/lib/protocol/folders";
import type { Chosen } from "./chosen";
import { useOrganise } from "./use-organise";

export type MoveEntriesProps = {
  chosen: Chosen;
  /** Where all of them are now; null where that is in no folder, or not in one. */
  folderId: string | null;
  onMove?: () => void;
  /** The focus goes to the name of a new folder. */
  onName?: () => void;
};

/** The folders that threads can be moved to, and out of. */
export function MoveEntries({ chosen, folderId, onMove, onName }: MoveEntriesProps) {
  const { folders } = useThreadList();
  const { move, beginFolder } = useOrganise();
  const moveTo = (folder: Folder | null) => () => {
    void move(chosen, folder);
    onMove?.();
  };
  const handleNew = () => {
    onName?.();
    void beginFolder(chosen);
    onMove?.();
  };
  return (
    <>
      {folders
        .filter(({ id }) => id !== folderId)
        .map((folder) => (
          <MenuAction
            key={folder.id}
            icon={<FolderIcon aria-hidden strokeWidth={1.75} />}
            onSelect={moveTo(folder)}
          >
            <span dir="auto" className="max-w-56 truncate">
              {folder.name}
            </span>
          </MenuAction>
        ))}
      {folderId !== null && (
        <MenuAction icon={<FolderMinus aria-hidden strokeWidth={1.75} />} onSelect={moveTo(null)}>
          {t("No folder")}
        </MenuAction>
      )}
      <MenuAction icon={<FolderPlus aria-hidden strokeWidth={1.75} />} onSelect={handleNew}>
        {t("New folder")}
      </MenuAction>
    </>
  );
}
