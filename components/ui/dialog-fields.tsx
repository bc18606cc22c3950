"use client";

import type { FormEvent, ReactNode } from "react";
import { t } from "@/lib/i18n/translate";
import { Button } from "./button";

type DialogFieldsProps = {
  /** What the choices are for, beside the buttons. */
  note?: string | undefined;
  onInput?: () => void;
  onSave: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** The inside of a dialog with fields: they scroll where they are many, and there are two ways out. */
export function DialogFields({ note, onInput, onSave, onClose, children }: DialogFieldsProps) {
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    onSave();
  };
  return (
    <form noValidate onInput={onInput} onSubmit={handleSubmit} className="flex min-h-0 flex-col">
      <div className="grid grid-cols-1 gap-5 overflow-y-auto px-6 pt-2 pb-5">{children}</div>
      <footer className="flex items-center justify-end gap-2 border-t border-line px-6 py-3">
        {note && <p className="me-auto text-sm text-ink-faint">{note}</p>}
        <Button variant="plain" onClick={onClose}>
          {t("Cancel")}
        </Button>
        <Button variant="solid" type="submit">
          {t("Save")}
        </Button>
      </footer>
    </form>
  );
}
