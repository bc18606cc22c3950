"use client";

import { useEffect, useEffectEvent } from "react";
import { useDeleteBranch } from "@/components/tree/use-delete-branch";
import { readUndoNote } from "@/lib/client/organise/undo-note";
import { useDeleteThreads } from "./use-delete-threads";

/** Offers once more, in a page that was loaded again, to take back what had just been deleted in it. */
export function LateUndoOffer() {
  const threads = useDeleteThreads();
  const branches = useDeleteBranch();
  const handleLoad = useEffectEvent(() => {
    const note = readUndoNote();
    if (!note) return;
    if (note.turnId === undefined) threads.resume(note);
    else branches.resume({ ...note, turnId: note.turnId });
  });
  useEffect(() => handleLoad(), []);
  return null;
}
