"use client";

import { Tooltip as Base } from "@base-ui/react/tooltip";

/** The name is already on the button, so the popup is for the eye alone: what it covers can be pressed through it. */
export function Tooltip({ anchor, text }: { anchor: HTMLElement; text: string }) {
  return (
    <Base.Root open>
      <Base.Portal>
        <Base.Positioner
          anchor={anchor}
          side="bottom"
          sideOffset={6}
          collisionPadding={8}
          className="pointer-events-none z-50"
        >
          <Base.Popup
            aria-hidden
            className="tinted max-w-64 rounded-md bg-ink px-2 py-1 text-xs text-canvas shadow-popup transition-opacity data-starting-style:opacity-0"
          >
            {text}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
