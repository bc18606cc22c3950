"use client";

import { Switch } from "@base-ui/react/switch";
import { useId } from "react";

type SwitchFieldProps = {
  label: string;
  /** What it does, or why it cannot be switched. */
  hint: string;
  isOn: boolean;
  isDisabled?: boolean;
  onChange: (isOn: boolean) => void;
};

export function SwitchField({ label, hint, isOn, isDisabled = false, onChange }: SwitchFieldProps) {
  const id = useId();
  return (
    <div className="flex items-start justify-between gap-6">
      <div className="grid gap-1">
        <span id={`${id}-label`} className="text-ui font-medium">
          {label}
        </span>
        <span id={`${id}-note`} className="text-sm text-ink-faint">
          {hint}
        </span>
      </div>
      <Switch.Root
        checked={isOn}
        disabled={isDisabled}
        onCheckedChange={onChange}
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-note`}
        className="tinted relative mt-0.5 h-5 w-9 shrink-0 cursor-pointer rounded-full bg-edge transition-colors before:absolute before:-inset-3 data-checked:bg-accent data-disabled:cursor-default data-disabled:opacity-50"
      >
        <Switch.Thumb className="absolute start-0.5 top-0.5 size-4 rounded-full bg-canvas transition-transform data-checked:translate-x-4 rtl:data-checked:-translate-x-4 forced-colors:bg-[ButtonText]" />
      </Switch.Root>
    </div>
  );
}
