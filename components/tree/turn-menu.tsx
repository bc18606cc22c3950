"use client";

import { GitFork, Network, Trash2 } from "lucide-react";
import { type RefObject, useRef, useState } from "react";
import { Menu } from "@/components/ui/menu";
import { MenuAction } from "@/components/ui/menu-action";
import { useListParts } from "@/lib/client/thread-store";
import { turnsOf } from "@/lib/client/tree/branch-edits";
import { openBranchMap } from "@/lib/client/tree/open-branch-map";
import { t } from "@/lib/i18n/translate";
import { hasBranches } from "@/lib/protocol/branches";
import { newId } from "@/lib/protocol/id";
import type { Turn } from "@/lib/protocol/thread";
import { useDeleteBranch } from "./use-delete-branch";
import { useFork } from "./use-fork";

type TurnMenuProps = {
  anchorRef: RefObject<HTMLElement | null>;
  turn: Pick<Turn, "id" | "threadId" | "status">;
  onClose: () => void;
};

/** What can be done with a turn as a place in its thread. */
export function TurnMenu({ anchorRef, turn: { id, threadId, status }, onClose }: TurnMenuProps) {
  const { store } = useListParts();
  const [isBranched] = useState(() => hasBranches(turnsOf(store.getState(), threadId)));
  // Chosen twice before it closes, it makes one.
  const [forkId] = useState(newId);
  const makeFork = useFork();
  const { deleteFrom } = useDeleteBranch();
  const hasMovedFocus = useRef(false);
  const handle = (act: () => void) => () => {
    hasMovedFocus.current = true;
    act();
  };
  return (
    <Menu
      anchorRef={anchorRef}
      align="start"
      shouldReturnFocus={() => !hasMovedFocus.current}
      onClose={onClose}
    >
      {status !== "requires_action" && (
        <MenuAction
          icon={<GitFork aria-hidden strokeWidth={1.75} />}
          onSelect={handle(() => void makeFork({ threadId, turnId: id, forkId }))}
        >
          {t("Fork to a new thread")}
        </MenuAction>
      )}
      {isBranched && (
        <MenuAction
          icon={<Network aria-hidden strokeWidth={1.75} />}
          onSelect={handle(() => openBranchMap(anchorRef.current))}
        >
          {t("Branches")}
        </MenuAction>
      )}
      <MenuAction
        icon={<Trash2 aria-hidden strokeWidth={1.75} />}
        isDangerous
        onSelect={handle(() => deleteFrom(threadId, id))}
      >
        {t("Delete from here")}
      </MenuAction>
    </Menu>
  );
}
