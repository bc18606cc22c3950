"use client";

import { useAnnounce } from "@/components/ui/use-announce";
import { writeUndoNote } from "@/lib/client/organise/undo-note";
import { t } from "@/lib/i18n/translate";

/** Says what was deleted, and offers the way back. */
export function useOfferUndo(): (text: string, restore: () => Promise<void>) => void {
  const announce = useAnnounce();
  return (text, restore) => {
    const onUndo = () => {
      writeUndoNote(null);
      restore().catch(() => announce({ text: t("What was deleted could not be brought back.") }));
    };
    announce({ text, onUndo });
  };
}
