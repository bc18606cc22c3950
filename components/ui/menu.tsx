"use client";

import { Menu as Base } from "@base-ui/react/menu";
import type { ReactNode, RefObject } from "react";

type MenuProps = {
  anchorRef: RefObject<HTMLElement | null>;
  /** Asked as the menu closes; no, where the action has moved the focus itself. */
  shouldReturnFocus: () => boolean;
  onClose: () => void;
  children: ReactNode;
};

/** A menu at its button, open for as long as it is rendered. */
export function Menu({ anchorRef, shouldReturnFocus, onClose, children }: MenuProps) {
  return (
    <Base.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Base.Portal>
        <Base.Positioner
          anchor={anchorRef}
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 outline-none"
        >
          <Base.Popup
            finalFocus={() => (shouldReturnFocus() ? anchorRef.current : false)}
            className="tinted min-w-40 rounded-xl border border-line bg-raised p-1 shadow-popup outline-none transition-opacity data-starting-style:opacity-0"
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
