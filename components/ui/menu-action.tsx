"use client";

import { Menu } from "@base-ui/react/menu";
import type { ReactNode } from "react";

type MenuActionProps = { icon: ReactNode; isDangerous?: boolean; onSelect: () => void; children: ReactNode };

export function MenuAction({ icon, isDangerous = false, onSelect, children }: MenuActionProps) {
  return (
    <Menu.Item
      onClick={onSelect}
      className={`flex h-8 cursor-pointer items-center gap-2.5 rounded-lg px-2.5 text-ui outline-none data-highlighted:bg-ink/6 forced-colors:data-highlighted:outline-2 coarse:h-11 [&_svg]:size-4 ${
        isDangerous ? "text-danger" : "text-ink"
      }`}
    >
      {icon}
      {children}
    </Menu.Item>
  );
}
