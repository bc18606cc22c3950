"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { isComposing } from "@/lib/client/use-enter-key";
import { TITLE_MAX_LENGTH } from "@/lib/protocol/thread";

type RenameFieldProps = {
  title: string;
  onRename: (title: string) => void;
  onClose: () => void;
  className: string;
};

/** Enter and leaving the field keep what is written, Escape does not. */
export function RenameField({ title, onRename, onClose, className }: RenameFieldProps) {
  const [text, setText] = useState(title);
  const isClosed = useRef(false);

  const close = (shouldKeep: boolean) => {
    if (isClosed.current) return;
    isClosed.current = true;
    const renamed = text.trim();
    if (shouldKeep && renamed !== "" && renamed !== title) onRename(renamed);
    onClose();
  };
  const handleKey = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.key === "Enter") close(true);
    if (event.key === "Escape") close(false);
  };

  const fieldRef = useRef<HTMLInputElement>(null);
  useEffect(() => {
    fieldRef.current?.select();
  }, []);

  return (
    <input
      ref={fieldRef}
      aria-label="Title"
      value={text}
      maxLength={TITLE_MAX_LENGTH}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={handleKey}
      onBlur={() => close(true)}
      className={className}
    />
  );
}
