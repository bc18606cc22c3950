"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { type ReactNode, use } from "react";
import { NoticesHostContext } from "./use-announce";

type DrawerProps = { label: string; onClose: () => void; children: ReactNode };

/** A panel over the page from its beginning edge, open for as long as it is rendered. */
export function Drawer({ label, onClose, children }: DrawerProps) {
  return (
    <Base.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-160 data-starting-style:opacity-0" />
        <Base.Popup
          aria-label={label}
          className="tinted fixed inset-y-0 start-0 z-50 flex w-[min(20rem,86vw)] flex-col bg-surface pt-[env(safe-area-inset-top)] pb-[env(safe-area-inset-bottom)] shadow-popup transition duration-160 low:overflow-y-auto data-starting-style:-translate-x-2 data-starting-style:opacity-0 rtl:data-starting-style:translate-x-2"
        >
          {children}
          <div ref={use(NoticesHostContext)} />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
