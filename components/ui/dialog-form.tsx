"use client";

import type { FormEvent, ReactNode } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";

type DialogFormProps = {
  title: string;
  /** What the choices are for, beside the buttons. */
  note?: string;
  onSave: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** Fields in a dialog, which scroll where they are many, and the two ways out of it. */
export function DialogForm({ title, note, onSave, onClose, children }: DialogFormProps) {
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    onSave();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form noValidate onSubmit={handleSubmit} className="flex min-h-0 flex-col">
        <div className="grid gap-5 overflow-y-auto px-6 pt-2 pb-5">{children}</div>
        <footer className="flex items-center justify-end gap-2 border-t border-line px-6 py-3">
          {note && <p className="me-auto text-sm text-ink-faint">{note}</p>}
          <Button variant="plain" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="solid" type="submit">
            Save
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
