"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { isComposing } from "@/lib/client/use-enter-key";

type RenameFieldProps = {
  /** The name of the field. */
  label: string;
  title: string;
  maxLength: number;
  onRename: (title: string) => void;
  /** `isByKey` where the focus is still here, and has to go somewhere. */
  onClose: (isByKey: boolean) => void;
  className: string;
};

/** Enter and leaving the field keep what is written, Escape does not. */
export function RenameField({ label, title, maxLength, onRename, onClose, className }: RenameFieldProps) {
  const [text, setText] = useState(title);
  const isClosed = useRef(false);

  const close = (shouldKeep: boolean, isByKey: boolean) => {
    if (isClosed.current) return;
    isClosed.current = true;
    const renamed = text.trim();
    if (shouldKeep && renamed !== "" && renamed !== title) onRename(renamed);
    onClose(isByKey);
  };
  const handleKey = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.key === "Enter") {
      // The key must not press what gets the focus now.
      event.preventDefault();
      close(true, true);
    }
    if (event.key !== "Escape") return;
    // It is this field that is left, and not what it stands in.
    event.stopPropagation();
    close(false, true);
  };

  const fieldRef = useRef<HTMLInputElement>(null);
  useEffect(() => {
    fieldRef.current?.focus();
    fieldRef.current?.select();
  }, []);

  return (
    <input
      ref={fieldRef}
      aria-label={label}
      value={text}
      dir="auto"
      maxLength={maxLength}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={handleKey}
      onBlur={() => close(true, false)}
      className={className}
    />
  );
}
