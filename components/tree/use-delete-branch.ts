"use client";

import { useMemo } from "react";
import { chosenOf } from "@/components/sidebar/chosen";
import { useDeleteThreads } from "@/components/sidebar/use-delete-threads";
import { useOfferUndo } from "@/components/sidebar/use-offer-undo";
import { useAnnounce } from "@/components/ui/use-announce";
import { isLatest, pageStays, type UndoNote, writeUndoNote } from "@/lib/client/organise/undo-note";
import { useListParts, useReloadThread, useTurnParts } from "@/lib/client/thread-store";
import { createBranchChanges } from "@/lib/client/tree/branch-changes";
import { turnsOf } from "@/lib/client/tree/branch-edits";
import { t, tCount } from "@/lib/i18n/translate";
import { branchFrom } from "@/lib/protocol/branches";

/** Of a turn that was deleted with all below it. */
type BranchNote = UndoNote & { turnId: string };

/**
 * Deletes a turn and all below it at once and offers the way back, also after a reload. Where nothing would be left, the
 * conversation itself is deleted: an empty one is no use to anybody.
 */
export function useDeleteBranch() {
  const parts = useListParts();
  const { earlier } = useTurnParts();
  const { remove, undoRemove } = useMemo(() => createBranchChanges(parts), [parts]);
  const load = useReloadThread();
  const { deleteThreads } = useDeleteThreads();
  const offerUndo = useOfferUndo();
  const announce = useAnnounce();

  const store = async (note: BranchNote, threadId: string) => {
    writeUndoNote(note);
    const isDone = await remove(threadId, note.turnId);
    if (!isDone) await pageStays();
    if (isLatest(note)) writeUndoNote(isDone ? { ...note, isStored: true } : null);
    if (!isDone) announce({ text: t("This could not be deleted. It is still there.") });
  };
  const offer = ({ turnId, text }: BranchNote, threadId: string) => {
    offerUndo(text, async () => {
      await undoRemove(threadId, turnId);
      // What was stopped may not have ended yet.
      await load(threadId);
    });
  };
  return {
    deleteFrom(threadId: string, turnId: string) {
      const state = parts.store.getState();
      const thread = state.threads[threadId];
      const turns = turnsOf(state, threadId);
      const { size } = branchFrom(turns, turnId);
      // Of a long conversation the beginning may be still to come.
      const isFirst = turns[turnId]?.parentId === null && earlier.comingOf(threadId) === null;
      if (thread && isFirst && size === Object.keys(turns).length) return deleteThreads(chosenOf([thread]));
      const text = tCount(
        size,
        "Deleted a message and its reply",
        "Deleted {count} messages and their replies",
      );
      const threadIds = [threadId];
      const note = { threadIds, turnId, text, at: Date.now(), isStored: false };
      void store(note, threadId);
      offer(note, threadId);
    },
    /** Goes on where the page was left a moment after it had deleted something. */
    resume(note: BranchNote) {
      const [threadId] = note.threadIds;
      if (threadId === undefined) return;
      if (!note.isStored) void store(note, threadId);
      offer(note, threadId);
    },
  };
}
