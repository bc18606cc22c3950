"use client";

import { Popover as Base } from "@base-ui/react/popover";
import type { ReactNode, RefObject } from "react";

type PopoverProps = {
  anchorRef: RefObject<HTMLElement | null>;
  label: string;
  side?: "top" | "bottom";
  onClose: () => void;
  children: ReactNode;
};

// `low` of `globals.css`: in such a window there is hardly any room above and below, and beside the button there is.
const LOW_WINDOW_PX = 480;

/** A panel at its button, open for as long as it is rendered; focus goes back to the button. */
export function Popover({ anchorRef, label, side = "top", onClose, children }: PopoverProps) {
  return (
    <Base.Root open modal onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40" />
        <Base.Positioner
          anchor={anchorRef}
          side={side}
          align="end"
          sideOffset={8}
          collisionPadding={8}
          // Where it fits neither above nor below it is lower and scrolls; beside the button it would lie on the others.
          collisionAvoidance={{ fallbackAxisSide: window.innerHeight < LOW_WINDOW_PX ? "end" : "none" }}
          className="z-50 outline-none"
        >
          <Base.Popup
            aria-label={label}
            finalFocus={anchorRef}
            className="tinted flex max-h-[min(26rem,var(--available-height))] max-w-(--available-width) flex-col rounded-xl border border-line bg-raised shadow-popup outline-none transition-opacity data-starting-style:opacity-0"
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
