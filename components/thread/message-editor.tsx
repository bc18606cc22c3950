"use client";

import { type KeyboardEvent, Suspense, useEffect, useRef, useState } from "react";
import { GrowingTextarea } from "@/components/composer/growing-textarea";
import { Button } from "@/components/ui/button";
import { lazyPart } from "@/components/ui/lazy-part";
import { readEditDraft, saveEditDraft } from "@/lib/client/edit-drafts";
import { isComposing, useIsSendKey } from "@/lib/client/use-enter-key";
import { t } from "@/lib/i18n/translate";
import type { MediaContent } from "@/lib/protocol/media";
import { TEXT_MAX_LENGTH } from "@/lib/protocol/thread";

const KeptAttachments = lazyPart(() =>
  import("@/components/attachments/kept-attachments").then((module) => module.KeptAttachments),
);

type MessageEditorProps = {
  /** Whose words they are: a turn's, or a message's that waits. */
  id: string;
  text: string;
  /** Whether somebody has just asked for it; else it is there again after a reload. */
  isFocused: boolean;
  media: readonly MediaContent[];
  onSave: (text: string, media: readonly MediaContent[]) => void;
  onClose: () => void;
};

/**
 * Saving makes another version of the turn; nothing that stands below is lost. What was changed is kept until it is
 * saved or cancelled, whatever becomes of the page.
 */
export function MessageEditor({ id, text, isFocused, media, onSave, onClose }: MessageEditorProps) {
  const [edited, setEdited] = useState(() => readEditDraft(id) ?? text);
  const [kept, setKept] = useState(media);
  const fieldRef = useRef<HTMLTextAreaElement>(null);
  const isSendKey = useIsSendKey();
  const isEmpty = edited.trim() === "" && kept.length === 0;
  const canSave = !isEmpty && edited.trim().length <= TEXT_MAX_LENGTH;

  useEffect(() => {
    const field = fieldRef.current;
    if (!isFocused) return;
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  }, [isFocused]);

  const change = (changed: string) => {
    setEdited(changed);
    saveEditDraft(id, changed === text ? null : changed);
  };
  const cancel = () => {
    saveEditDraft(id, null);
    onClose();
  };
  const save = () => {
    if (!canSave) return;
    cancel();
    onSave(edited.trim(), kept);
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !isComposing(event)) onClose();
    if (!isSendKey(event)) return;
    event.preventDefault();
    save();
  };

  return (
    <div className="tinted rounded-2xl border border-edge bg-raised px-4 pt-3 pb-2.5 has-[textarea:focus-visible]:border-accent">
      {kept.length > 0 && (
        <Suspense fallback={null}>
          <KeptAttachments
            media={kept}
            onRemove={(removed) => setKept(kept.filter((other) => other !== removed))}
          />
        </Suspense>
      )}
      <GrowingTextarea
        ref={fieldRef}
        aria-label={t("Edited text")}
        value={edited}
        dir="auto"
        onChange={(event) => change(event.target.value)}
        onKeyDown={handleKey}
      />
      <div className="mt-2 flex justify-end gap-2">
        <Button variant="plain" onClick={cancel}>
          {t("Cancel")}
        </Button>
        <Button variant="solid" disabled={!canSave} onClick={save}>
          {t("Save")}
        </Button>
      </div>
    </div>
  );
}
