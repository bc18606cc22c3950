"use client";

import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";

type CompactSelectProps = {
  label: string;
  icon?: ReactNode;
  value: string;
  options: readonly { value: string; name: string }[];
  onChange: (value: string) => void;
};

/** The browser's own select, unseen over what shows the choice: as small as a button of a row. */
export function CompactSelect({ label, icon, value, options, onChange }: CompactSelectProps) {
  const name = options.find((option) => option.value === value)?.name ?? value;
  return (
    <div
      data-tooltip={label}
      className="relative flex h-8 shrink-0 items-center gap-1 rounded-full px-2 text-sm text-ink-soft transition-colors hover:bg-ink/6 hover:text-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent coarse:h-11 coarse:min-w-11 coarse:justify-center"
    >
      {icon}
      <span aria-hidden="true" dir="auto" className="tabular-nums">
        {name}
      </span>
      <ChevronDown aria-hidden className="size-3.5 shrink-0" strokeWidth={1.75} />
      <select
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="absolute inset-0 size-full cursor-pointer appearance-none opacity-0 outline-none"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}
