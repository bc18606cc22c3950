"use client";

import type { ReactNode } from "react";
import { Dialog } from "./dialog";
import { DialogFields } from "./dialog-fields";

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
  return (
    <Dialog title={title} onClose={onClose}>
      <DialogFields note={note} onSave={onSave} onClose={onClose}>
        {children}
      </DialogFields>
    </Dialog>
  );
}
