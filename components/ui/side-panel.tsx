"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import type { KeyboardEvent, ReactNode } from "react";
import { useMediaQuery } from "@/lib/client/use-media-query";

/** Where the conversation keeps room for its lines beside the sidebar and this panel. */
const BESIDE = "(min-width: 80rem)";

type SidePanelProps = { label: string; onClose: () => void; children: ReactNode };

/** Beside the page where there is room for it, else over the page from its end edge. Open for as long as it is rendered. */
export function SidePanel({ label, onClose, children }: SidePanelProps) {
  const isBeside = useMediaQuery(BESIDE);
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.defaultPrevented) onClose();
  };
  if (isBeside) {
    return (
      <aside
        aria-label={label}
        onKeyDown={handleKeyDown}
        className="tinted flex w-[clamp(22rem,28vw,32rem)] shrink-0 flex-col border-s border-line bg-surface transition duration-160 starting:translate-x-2 starting:opacity-0 rtl:starting:-translate-x-2"
      >
        {children}
      </aside>
    );
  }
  return (
    <Base.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-160 data-starting-style:opacity-0" />
        <Base.Popup
          aria-label={label}
          className="tinted fixed inset-y-0 end-0 z-50 flex w-[min(28rem,94vw)] flex-col bg-surface pt-[env(safe-area-inset-top)] pb-[env(safe-area-inset-bottom)] shadow-popup transition duration-160 data-starting-style:translate-x-2 data-starting-style:opacity-0 rtl:data-starting-style:-translate-x-2"
        >
          <aside aria-label={label} className="flex min-h-0 flex-1 flex-col">
            {children}
          </aside>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
