"use client";

import { Suspense, useEffect, useState } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { readUndoNote } from "@/lib/client/organise/undo-note";

const LateUndoOffer = lazyPart(() => import("./late-undo-offer").then((module) => module.LateUndoOffer));

/** Where a page was loaded again a moment after something was deleted in it. */
export function LateUndo() {
  const [isWanted, setIsWanted] = useState(false);
  useEffect(() => setIsWanted(readUndoNote() !== null), []);
  if (!isWanted) return null;
  return (
    <Suspense fallback={null}>
      <LateUndoOffer />
    </Suspense>
  );
}
