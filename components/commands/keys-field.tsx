"use client";

import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { FIELD_BOX } from "@/components/ui/field-style";
import { keysPressed } from "@/lib/client/commands/keys";
import { isMacKeyboard, toPrinted } from "@/lib/client/commands/printed-keys";
import { whyNotKeys } from "@/lib/client/commands/why-not-keys";
import { msg, t } from "@/lib/i18n/translate";

const ASK = msg("Press the keys. Escape gives it up.");

type KeysFieldProps = {
  title: string;
  takenBy: (keys: string) => string | null;
  onChange: (keys: string) => void;
  onCancel: () => void;
};

/** Takes the keys that are pressed in it. What they do already is said first, and taken over only when that is wanted. */
export function KeysField({ title, takenBy, onChange, onCancel }: KeysFieldProps) {
  const fieldRef = useRef<HTMLInputElement>(null);
  const hintId = useId();
  const [pressed, setPressed] = useState<string | null>(null);
  useEffect(() => fieldRef.current?.focus(), []);
  const why = pressed && whyNotKeys(pressed);
  const taken = pressed && !why ? takenBy(pressed) : null;
  const handleKey = (event: KeyboardEvent) => {
    // Tab leads on, or nobody could leave the field by the keyboard.
    if (event.key === "Tab") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") return onCancel();
    const keys = keysPressed(event.nativeEvent);
    if (keys === null) return;
    if (!whyNotKeys(keys) && takenBy(keys) === null) return onChange(keys);
    setPressed(keys);
  };
  return (
    <div className="grid w-full gap-1.5 py-1">
      <div className="flex items-center gap-2">
        <input
          ref={fieldRef}
          readOnly
          aria-label={t("Keys: {title}", { title })}
          aria-describedby={hintId}
          value={pressed ? toPrinted(pressed, isMacKeyboard()) : ""}
          onKeyDown={handleKey}
          className={FIELD_BOX}
        />
        <Button variant="plain" onClick={onCancel}>
          {t("Cancel")}
        </Button>
        {pressed && taken && (
          <Button variant="solid" onClick={() => onChange(pressed)}>
            {t("Use here")}
          </Button>
        )}
      </div>
      <p id={hintId} role="status" className="text-sm text-ink-soft">
        {why ?? (taken ? t("These keys do something already: {taken}.", { taken }) : t(ASK))}
      </p>
    </div>
  );
}
