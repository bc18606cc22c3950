"use client";

import { Archive, Folder, Pin, Trash2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { endSelecting, SELECT_BUTTON_ID, useSelectedIds } from "@/lib/client/organise/selection";
import { useThreadList } from "@/lib/client/use-thread-list";
import { t, tCount } from "@/lib/i18n/translate";
import { type Chosen, chosenOf } from "./chosen";
import { MoveEntries } from "./move-entries";
import { useDeleteThreads } from "./use-delete-threads";
import { useOrganise } from "./use-organise";

/** What can be done with all threads that are chosen. */
export function SelectionBar() {
  const ids = useSelectedIds();
  const { threads } = useThreadList();
  const { pin, archive } = useOrganise();
  const { deleteThreads } = useDeleteThreads();
  const moveRef = useRef<HTMLButtonElement>(null);
  const [isMoving, setIsMoving] = useState(false);
  useEffect(() => {
    if (isMoving) return;
    const handleKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) endSelecting();
    };
    document.addEventListener("keydown", handleKey);
    return () => document.removeEventListener("keydown", handleKey);
  }, [isMoving]);

  // Whatever ends it takes with it what had the focus.
  useEffect(() => () => void requestAnimationFrame(focusSelectButton), []);

  const selected = threads.filter(({ id }) => ids.has(id));
  const chosen = chosenOf(selected);
  const isNone = selected.length === 0;
  const isPinned = !isNone && selected.every(({ pinnedAt }) => pinnedAt !== null);
  const [first] = selected;
  const isTogether = first !== undefined && selected.every(({ folderId }) => folderId === first.folderId);
  const finish = (act: (all: Chosen) => void) => () => {
    act(chosen);
    endSelecting();
  };
  return (
    <div role="toolbar" aria-label={t("Selected threads")} className="border-t border-line px-2 py-2">
      <div className="flex items-center justify-between ps-2.5">
        <p role="status" className="text-sm text-ink-soft">
          {tCount(selected.length, "{count} selected")}
        </p>
        <Button variant="plain" onClick={endSelecting}>
          {t("Done")}
        </Button>
      </div>
      <div className="flex gap-1 ps-1">
        <IconButton
          label={t("Pin")}
          aria-pressed={isPinned}
          disabled={isNone}
          onClick={finish((all) => void pin(all, !isPinned))}
          className="aria-pressed:text-accent"
        >
          <Pin aria-hidden strokeWidth={1.75} />
        </IconButton>
        <IconButton
          ref={moveRef}
          label={t("Move to folder")}
          aria-haspopup="menu"
          aria-expanded={isMoving}
          disabled={isNone}
          onClick={() => setIsMoving(true)}
        >
          <Folder aria-hidden strokeWidth={1.75} />
        </IconButton>
        <IconButton label={t("Archive")} disabled={isNone} onClick={finish((all) => void archive(all, true))}>
          <Archive aria-hidden strokeWidth={1.75} />
        </IconButton>
        <IconButton
          label={t("Delete")}
          disabled={isNone}
          onClick={finish(deleteThreads)}
          className="text-danger"
        >
          <Trash2 aria-hidden strokeWidth={1.75} />
        </IconButton>
      </div>
      {isMoving && (
        <Menu
          anchorRef={moveRef}
          label={t("Move to folder")}
          align="start"
          shouldReturnFocus={() => false}
          onClose={() => setIsMoving(false)}
        >
          <MoveEntries chosen={chosen} folderId={isTogether ? first.folderId : null} onMove={endSelecting} />
        </Menu>
      )}
    </div>
  );
}

function focusSelectButton(): void {
  if (document.activeElement === document.body) document.getElementById(SELECT_BUTTON_ID)?.focus();
}
