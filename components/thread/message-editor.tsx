"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { GrowingTextarea } from "@/components/composer/growing-textarea";
import { Button } from "@/components/ui/button";
import { isComposing, useIsSendKey } from "@/lib/client/use-enter-key";
import { TEXT_MAX_LENGTH } from "@/lib/protocol/thread";

type MessageEditorProps = { text: string; onSave: (text: string) => void; onClose: () => void };

/** Saving makes another version of the turn; nothing that stands below is lost. */
export function MessageEditor({ text, onSave, onClose }: MessageEditorProps) {
  const [edited, setEdited] = useState(text);
  const fieldRef = useRef<HTMLTextAreaElement>(null);
  const isSendKey = useIsSendKey();
  const canSave = edited.trim() !== "" && edited.trim().length <= TEXT_MAX_LENGTH;

  useEffect(() => {
    const field = fieldRef.current;
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  }, []);

  const save = () => {
    if (!canSave) return;
    onClose();
    onSave(edited.trim());
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !isComposing(event)) onClose();
    if (!isSendKey(event)) return;
    event.preventDefault();
    save();
  };

  return (
    <div className="tinted rounded-2xl border border-edge bg-raised px-4 pt-3 pb-2.5 has-[textarea:focus-visible]:border-accent">
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
