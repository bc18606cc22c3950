"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "./icon-button";

type DialogProps = { title: string; onClose: () => void; children: ReactNode };

/** A dialog that is open for as long as it is rendered. */
export function Dialog({ title, onClose, children }: DialogProps) {
  return (
    <Base.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity data-starting-style:opacity-0" />
        <Base.Popup className="tinted fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[calc(var(--viewport-height)-1.5rem)] w-full max-w-lg flex-col rounded-t-2xl bg-raised shadow-popup transition duration-160 data-starting-style:translate-y-2 data-starting-style:opacity-0 sm:bottom-auto sm:top-[10dvh] sm:max-h-[80dvh] sm:rounded-2xl">
          <header className="flex items-center justify-between pt-4 pr-4 pb-1 pl-6">
            <Base.Title className="text-base font-semibold">{title}</Base.Title>
            <Base.Close render={<IconButton label="Close" />}>
              <X aria-hidden strokeWidth={1.75} />
            </Base.Close>
          </header>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
