"use client";

import { Pencil, Trash2 } from "lucide-react";
import { type RefObject, useRef } from "react";
import { Menu } from "@/components/ui/menu";
import { MenuAction } from "@/components/ui/menu-action";
import { useDeleteThread } from "./use-delete-thread";

type ThreadMenuProps = {
  anchorRef: RefObject<HTMLElement | null>;
  threadId: string;
  title: string;
  onRename: () => void;
  onClose: () => void;
};

export function ThreadMenu({ anchorRef, threadId, title, onRename, onClose }: ThreadMenuProps) {
  const deleteThread = useDeleteThread();
  const isRenaming = useRef(false);
  const handleRename = () => {
    isRenaming.current = true;
    onRename();
  };
  return (
    <Menu anchorRef={anchorRef} shouldReturnFocus={() => !isRenaming.current} onClose={onClose}>
      <MenuAction icon={<Pencil aria-hidden strokeWidth={1.75} />} onSelect={handleRename}>
        Rename
      </MenuAction>
      <MenuAction
        icon={<Trash2 aria-hidden strokeWidth={1.75} />}
        isDangerous
        onSelect={() => deleteThread(threadId, title)}
      >
        Delete
      </MenuAction>
    </Menu>
  );
}
