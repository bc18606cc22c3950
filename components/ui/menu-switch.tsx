"use client";

import { Menu } from "@base-ui/react/menu";
import { Check, Settings2 } from "lucide-react";
import { type ReactNode, useId } from "react";
import { t } from "@/lib/i18n/translate";

type MenuSwitchProps = {
  name: string;
  icon: ReactNode;
  /** What it does, or why it cannot be switched. */
  description: string;
  isOn: boolean;
  isDisabled: boolean;
  onSwitch: () => void;
  /** Where there is something to choose about it. */
  onSetUp?: () => void;
};

const HIGHLIGHT =
  "rounded-lg outline-none data-highlighted:bg-ink/6 forced-colors:data-highlighted:outline-2";

/** Something that a menu switches on and off, and stays open for. */
export function MenuSwitch({
  name,
  icon,
  description,
  isOn,
  isDisabled,
  onSwitch,
  onSetUp,
}: MenuSwitchProps) {
  const id = useId();
  return (
    <div className="flex items-stretch gap-0.5">
      <Menu.CheckboxItem
        checked={isOn}
        disabled={isDisabled}
        closeOnClick={false}
        onCheckedChange={onSwitch}
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-description`}
        className={`flex min-w-0 flex-1 cursor-pointer items-start gap-2.5 px-2.5 py-1.5 data-disabled:cursor-default coarse:min-h-11 [&_svg]:size-4.5 ${HIGHLIGHT}`}
      >
        <span
          className={`mt-0.5 ${isOn ? "text-accent" : "text-ink-soft"} ${isDisabled ? "opacity-45" : ""}`}
        >
          {icon}
        </span>
        <span className="min-w-0 flex-1">
          <span id={`${id}-name`} className={`block text-ui ${isDisabled ? "text-ink-faint" : "text-ink"}`}>
            {name}
          </span>
          <span id={`${id}-description`} className="block text-sm text-ink-faint">
            {description}
          </span>
        </span>
        <span className="mt-0.5 size-4.5 shrink-0 text-accent">
          {isOn && <Check aria-hidden strokeWidth={2} />}
        </span>
      </Menu.CheckboxItem>
      {onSetUp && (
        <Menu.Item
          onClick={onSetUp}
          aria-label={t("Set up {name}", { name })}
          className={`grid w-8 shrink-0 cursor-pointer place-items-center text-ink-soft coarse:w-11 [&_svg]:size-4 ${HIGHLIGHT}`}
        >
          <Settings2 aria-hidden strokeWidth={1.75} />
        </Menu.Item>
      )}
    </div>
  );
}
