"use client";

import { Menu } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { t } from "@/lib/i18n/translate";
import { MENU_ROW } from "./menu-style";

type MenuCheckProps = { icon: ReactNode; isOn: boolean; onSwitch: () => void; children: ReactNode };

/** An action that sets or takes away a mark, under one name: a check says that it is set. */
export function MenuCheck({ icon, isOn, onSwitch, children }: MenuCheckProps) {
  return (
    <Menu.Item
      onClick={onSwitch}
      aria-description={isOn ? t("On") : t("Off")}
      className={`${MENU_ROW} text-ink`}
    >
      {icon}
      <span className="min-w-0 flex-1">{children}</span>
      {isOn && <Check aria-hidden className="text-accent" strokeWidth={2} />}
    </Menu.Item>
  );
}
