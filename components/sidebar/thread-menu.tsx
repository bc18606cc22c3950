"use client";

import { Archive, ListChecks, Pencil, Pin, Share, Trash2 } from "lucide-react";
import { type RefObject, useRef } from "react";
import { ExportMenu } from "@/components/transfer/export-menu";
import { Menu } from "@/components/ui/menu";
import { MenuAction } from "@/components/ui/menu-action";
import { MenuCheck } from "@/components/ui/menu-check";
import { toggleSelected } from "@/lib/client/organise/selection";
import { t } from "@/lib/i18n/translate";
import type { Placement, Thread } from "@/lib/protocol/thread";
import { chosenOf } from "./chosen";
import { MoveMenu } from "./move-menu";
import { PinnedMoves } from "./pinned-moves";
import { useDeleteThreads } from "./use-delete-threads";
import { useOrganise } from "./use-organise";

/** What the menu has to know of a thread. */
export type Placed = Placement & Pick<Thread, "id" | "title">;

type ThreadMenuProps = {
  anchorRef: RefObject<HTMLElement | null>;
  thread: Placed;
  onRename: () => void;
  onShare: () => void;
  onClose: () => void;
};

export function ThreadMenu({ anchorRef, thread, onRename, onShare, onClose }: ThreadMenuProps) {
  const { pin, archive } = useOrganise();
  const { deleteThreads } = useDeleteThreads();
  const hasMovedFocus = useRef(false);
  const chosen = chosenOf([thread]);
  const isPinned = thread.pinnedAt !== null;
  const handleRename = () => {
    hasMovedFocus.current = true;
    onRename();
  };
  return (
    <Menu anchorRef={anchorRef} shouldReturnFocus={() => !hasMovedFocus.current} onClose={onClose}>
      <MenuAction icon={<Pencil aria-hidden strokeWidth={1.75} />} onSelect={handleRename}>
        {t("Rename")}
      </MenuAction>
      <MenuCheck
        icon={<Pin aria-hidden strokeWidth={1.75} />}
        isOn={isPinned}
        onSwitch={() => void pin(chosen, !isPinned)}
      >
        {t("Pin")}
      </MenuCheck>
      {isPinned && !thread.isArchived && <PinnedMoves threadId={thread.id} />}
      <MoveMenu
        chosen={chosen}
        folderId={thread.folderId}
        onName={() => {
          hasMovedFocus.current = true;
        }}
      />
      <MenuCheck
        icon={<Archive aria-hidden strokeWidth={1.75} />}
        isOn={thread.isArchived}
        onSwitch={() => void archive(chosen, !thread.isArchived)}
      >
        {t("Archive")}
      </MenuCheck>
      <MenuAction icon={<Share aria-hidden strokeWidth={1.75} />} onSelect={onShare}>
        {t("Share")}
      </MenuAction>
      <ExportMenu threadId={thread.id} />
      <MenuAction
        icon={<ListChecks aria-hidden strokeWidth={1.75} />}
        onSelect={() => toggleSelected(thread.id)}
      >
        {t("Select")}
      </MenuAction>
      <MenuAction
        icon={<Trash2 aria-hidden strokeWidth={1.75} />}
        isDangerous
        onSelect={() => deleteThreads(chosen)}
      >
        {t("Delete")}
      </MenuAction>
    </Menu>
  );
}
