"use client";

import { useEffect, useId, useRef } from "react";
import { t } from "@/lib/i18n/translate";
import { Button } from "./button";

type DiscardQuestionProps = { onDiscard: () => void; onKeep: () => void };

/** Asked where a dialog would close over what somebody has written. Who keeps it goes on where they were. */
export function DiscardQuestion({ onDiscard, onKeep }: DiscardQuestionProps) {
  const id = useId();
  const keepRef = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    keepRef.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <fieldset
      aria-labelledby={id}
      className="flex min-w-0 shrink-0 flex-wrap items-center justify-end gap-2 border-t border-line px-6 py-3"
    >
      <p id={id} className="me-auto text-sm">
        {t("Discard what you have written?")}
      </p>
      <Button ref={keepRef} variant="plain" onClick={onKeep}>
        {t("Keep")}
      </Button>
      <Button variant="danger" onClick={onDiscard}>
        {t("Discard")}
      </Button>
    </fieldset>
  );
}
