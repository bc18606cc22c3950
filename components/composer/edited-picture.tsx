"use client";

import { X } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { clearEditedPicture, useEditedPicture } from "@/lib/client/editing-picture";
import { focusComposer } from "@/lib/client/focus-composer";
import { t } from "@/lib/i18n/translate";

/** Which picture the message that is being written is about. */
export function EditedPicture({ threadId }: { threadId: string | null }) {
  const edited = useEditedPicture(threadId);
  if (!edited) return null;
  const handleStop = () => {
    clearEditedPicture(threadId);
    focusComposer();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: it is no set of fields.
    <div
      role="group"
      aria-label={t("Editing this picture")}
      className="tinted mx-2 mt-2 flex w-fit max-w-full items-center gap-2.5 rounded-xl bg-accent-soft p-1.5 text-ui"
    >
      <img src={edited.content.uri} alt="" className="size-10 rounded-lg border border-line object-cover" />
      <span aria-hidden="true">{t("Editing this picture")}</span>
      <IconButton label={t("Stop editing")} onClick={handleStop}>
        <X aria-hidden strokeWidth={1.75} />
      </IconButton>
    </div>
  );
}
