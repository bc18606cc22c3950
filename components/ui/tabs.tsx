"use client";

import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";

type TabsProps = {
  label: string;
  tabs: readonly { value: string; name: string; panel: ReactNode }[];
  /** What is chosen at first. */
  initial: string;
  onChange?: (value: string) => void;
};

/** Views of one thing, one at a time. Only the one that is shown is rendered. */
export function Tabs({ label, tabs, initial, onChange }: TabsProps) {
  return (
    <Base.Root
      defaultValue={initial}
      onValueChange={(value) => onChange?.(String(value))}
      className="flex min-h-0 flex-1 flex-col"
    >
      <Base.List aria-label={label} className="flex shrink-0 gap-1 px-4 pb-2">
        {tabs.map(({ value, name }) => (
          <Base.Tab
            key={value}
            value={value}
            className="h-8 rounded-full px-3 text-sm text-ink-soft transition-colors hover:text-ink data-active:bg-ink/8 data-active:text-ink forced-colors:data-active:outline-2 coarse:h-11 coarse:px-4"
          >
            {name}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map(({ value, panel }) => (
        <Base.Panel
          key={value}
          value={value}
          className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-5 outline-none focus-visible:outline-2 focus-visible:-outline-offset-2"
        >
          {panel}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
