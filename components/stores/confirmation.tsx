"use client";

import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { sentenceOf } from "@/lib/client/stores/store-actions";
import { t } from "@/lib/i18n/translate";

type ConfirmationProps = {
  question: string;
  /** The verb and what it is done to. */
  action: string;
  onConfirm: () => Promise<void>;
  onCancel: () => void;
};

/** Asks once more, in the place of what was pressed, before something goes for good. */
export function Confirmation({ question, action, onConfirm, onCancel }: ConfirmationProps) {
  const id = useId();
  const cancelRef = useRef<HTMLButtonElement>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => cancelRef.current?.focus(), []);
  const handleConfirm = async () => {
    if (isBusy) return;
    setIsBusy(true);
    setError(null);
    try {
      await onConfirm();
    } catch (cause) {
      setError(sentenceOf(cause));
      setIsBusy(false);
    }
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onCancel();
  };
  return (
    <fieldset aria-labelledby={id} onKeyDown={handleKeyDown} className="grid w-full min-w-0 gap-2">
      <p id={id} className="text-sm">
        {question}
      </p>
      {error && (
        <p role="alert" className="text-sm text-danger">
          {error}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button ref={cancelRef} variant="plain" onClick={onCancel}>
          {t("Keep")}
        </Button>
        <Button variant="danger" aria-busy={isBusy} onClick={handleConfirm}>
          {action}
        </Button>
      </div>
    </fieldset>
  );
}
