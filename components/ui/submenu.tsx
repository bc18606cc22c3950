"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { MENU_ROW } from "./menu-style";

type SubmenuProps = { icon: ReactNode; name: string; children: ReactNode };

/** An entry of a menu that opens another one beside it. */
export function Submenu({ icon, name, children }: SubmenuProps) {
  return (
    <Base.SubmenuRoot>
      <Base.SubmenuTrigger className={`${MENU_ROW} text-ink data-popup-open:bg-ink/6`}>
        {icon}
        <span className="flex-1 text-start">{name}</span>
        <ChevronRight aria-hidden strokeWidth={1.75} className="text-ink-faint rtl:-scale-x-100" />
      </Base.SubmenuTrigger>
      <Base.Portal>
        <Base.Positioner
          side="inline-end"
          align="start"
          alignOffset={-5}
          sideOffset={2}
          collisionPadding={8}
          className="z-50 outline-none"
        >
          <Base.Popup className="tinted max-h-(--available-height) min-w-40 overflow-y-auto rounded-xl border border-line bg-raised p-1 shadow-popup outline-none transition-opacity data-starting-style:opacity-0">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.SubmenuRoot>
  );
}
