"use client";

import { Menu } from "@base-ui/react/menu";
import type { ReactNode } from "react";
import { MENU_ROW } from "./menu-style";

type MenuActionProps = { icon: ReactNode; isDangerous?: boolean; onSelect: () => void; children: ReactNode };

export function MenuAction({ icon, isDangerous = false, onSelect, children }: MenuActionProps) {
  return (
    <Menu.Item onClick={onSelect} className={`${MENU_ROW} ${isDangerous ? "text-danger" : "text-ink"}`}>
      {icon}
      {children}
    </Menu.Item>
  );
}
