"use client";

import { Pencil, Trash2 } from "lucide-react";
import { type RefObject, useRef } from "react";
import { Menu } from "@/components/ui/menu";
import { MenuAction } from "@/components/ui/menu-action";
import { t } from "@/lib/i18n/translate";
import type { Folder } from "@/lib/protocol/folders";
import { useOrganise } from "./use-organise";

type FolderMenuProps = {
  anchorRef: RefObject<HTMLElement | null>;
  folder: Folder;
  onRename: () => void;
  onClose: () => void;
};

export function FolderMenu({ anchorRef, folder, onRename, onClose }: FolderMenuProps) {
  const { deleteFolder } = useOrganise();
  const isRenaming = useRef(false);
  const handleRename = () => {
    isRenaming.current = true;
    onRename();
  };
  return (
    <Menu anchorRef={anchorRef} shouldReturnFocus={() => !isRenaming.current} onClose={onClose}>
      <MenuAction icon={<Pencil aria-hidden strokeWidth={1.75} />} onSelect={handleRename}>
        {t("Rename")}
      </MenuAction>
      <MenuAction
        icon={<Trash2 aria-hidden strokeWidth={1.75} />}
        isDangerous
        onSelect={() => void deleteFolder(folder)}
      >
        {t("Delete")}
      </MenuAction>
    </Menu>
  );
}
