"use client";

import { Menu as Base } from "@base-ui/react/menu";
import type { ReactNode, RefObject } from "react";

type MenuProps = {
  anchorRef: RefObject<HTMLElement | null>;
  label?: string;
  /** Which edge of the button the menu stands at. */
  align?: "start" | "end";
  /** Asked as the menu closes; no, where the action has moved the focus itself. */
  shouldReturnFocus: () => boolean;
  onClose: () => void;
  children: ReactNode;
};

/** A menu at its button, open for as long as it is rendered. */
export function Menu({ anchorRef, label, align = "end", shouldReturnFocus, onClose, children }: MenuProps) {
  return (
    <Base.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Base.Portal>
        <Base.Positioner
          anchor={anchorRef}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 outline-none"
        >
          <Base.Popup
            aria-label={label}
            finalFocus={() => (shouldReturnFocus() ? anchorRef.current : false)}
            className="tinted max-h-(--available-height) min-w-40 overflow-y-auto rounded-xl border border-line bg-raised p-1 shadow-popup outline-none transition-opacity data-starting-style:opacity-0"
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
