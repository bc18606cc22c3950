"use client";

import { useAnnounce } from "@/components/ui/use-announce";
import { isLatest, pageStays, type UndoNote, writeUndoNote } from "@/lib/client/organise/undo-note";
import { useListChanges } from "@/lib/client/organise/use-list-changes";
import { openThread, threadPath } from "@/lib/client/use-thread-id";
import { t } from "@/lib/i18n/translate";
import type { Chosen } from "./chosen";
import { deletedText } from "./chosen-words";
import { useOfferUndo } from "./use-offer-undo";

/** Deletes at once and offers the way back, also after a reload; the page leaves a thread that is gone. */
export function useDeleteThreads() {
  const { remove, undoRemove } = useListChanges();
  const announce = useAnnounce();
  const offerUndo = useOfferUndo();

  const store = async (note: UndoNote) => {
    writeUndoNote(note);
    const kept = await remove(note.threadIds);
    // What was taken back meanwhile, or followed by another one, is noted no more.
    if (kept.length === 0) {
      if (isLatest(note)) writeUndoNote({ ...note, isStored: true });
      return;
    }
    await pageStays();
    if (isLatest(note)) writeUndoNote(null);
    const gone = note.threadIds.filter((id) => !kept.includes(id));
    const text = t("This could not be deleted. It is still in the list.");
    if (gone.length === 0) return announce({ text });
    offer(
      { ...note, threadIds: gone, text: t("Not all could be deleted. The others are still in the list.") },
      null,
    );
  };
  const offer = ({ threadIds, text }: UndoNote, openId: string | null) => {
    offerUndo(text, async () => {
      await undoRemove(threadIds);
      if (openId !== null) openThread(openId);
    });
  };
  return {
    deleteThreads(chosen: Chosen) {
      const { ids } = chosen;
      const openId = ids.find((id) => window.location.pathname === threadPath(id)) ?? null;
      const note = { threadIds: ids, text: deletedText(chosen), at: Date.now(), isStored: false };
      void store(note);
      if (openId !== null) openThread(null);
      offer(note, openId);
    },
    /** Goes on where the page was left a moment after it had deleted something. */
    resume(note: UndoNote) {
      if (!note.isStored) void store(note);
      offer(note, null);
    },
  };
}
