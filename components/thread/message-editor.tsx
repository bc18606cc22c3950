"use client";

import { type KeyboardEvent, Suspense, useEffect, useRef, useState } from "react";
import { GrowingTextarea } from "@/components/composer/growing-textarea";
import { Button } from "@/components/ui/button";
import { lazyPart } from "@/components/ui/lazy-part";
import { isComposing, useIsSendKey } from "@/lib/client/use-enter-key";
import type { MediaContent } from "@/lib/protocol/media";
import { TEXT_MAX_LENGTH } from "@/lib/protocol/thread";

const KeptAttachments = lazyPart(() =>
  import("@/components/attachments/kept-attachments").then((module) => module.KeptAttachments),
);

type MessageEditorProps = {
  text: string;
  media: readonly MediaContent[];
  onSave: (text: string, media: readonly MediaContent[]) => void;
  onClose: () => void;
};

/** Saving makes another version of the turn; nothing that stands below is lost. */
export function MessageEditor({ text, media, onSave, onClose }: MessageEditorProps) {
  const [edited, setEdited] = useState(text);
  const [kept, setKept] = useState(media);
  const fieldRef = useRef<HTMLTextAreaElement>(null);
  const isSendKey = useIsSendKey();
  const isEmpty = edited.trim() === "" && kept.length === 0;
  const canSave = !isEmpty && edited.trim().length <= TEXT_MAX_LENGTH;

  useEffect(() => {
    const field = fieldRef.current;
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  }, []);

  const save = () => {
    if (!canSave) return;
    onClose();
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
        aria-label="Edited text"
        value={edited}
        onChange={(event) => setEdited(event.target.value)}
        onKeyDown={handleKey}
      />
      <div className="mt-2 flex justify-end gap-2">
        <Button variant="plain" onClick={onClose}>
          Cancel
        </Button>
        <Button variant="solid" disabled={!canSave} onClick={save}>
          Save
        </Button>
      </div>
    </div>
  );
}
