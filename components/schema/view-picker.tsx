"use client";

import { useId } from "react";
import { msg, t } from "@/lib/i18n/translate";

export type SchemaView = "builder" | "text" | "example";

type ViewPickerProps = { view: SchemaView; onChange: (view: SchemaView) => void };

const VIEWS: readonly { value: SchemaView; name: string }[] = [
  { value: "builder", name: msg("Builder") },
  { value: "text", name: msg("JSON Schema") },
  { value: "example", name: msg("From an example") },
];

/** Radio buttons in a row, which the arrow keys go through. */
export function ViewPicker({ view, onChange }: ViewPickerProps) {
  const group = useId();
  return (
    <div
      role="radiogroup"
      aria-label={t("Edit as")}
      className="tinted flex max-w-full gap-0.5 rounded-full bg-ink/6 p-0.5 text-sm"
    >
      {VIEWS.map(({ value, name }) => (
        <label
          key={value}
          className="relative flex h-7 cursor-pointer items-center rounded-full px-3 text-ink-soft transition-colors has-checked:bg-raised has-checked:text-ink has-checked:shadow-xs has-focus-visible:outline-2 has-focus-visible:outline-accent coarse:h-10 forced-colors:has-checked:outline-1"
        >
          <input
            type="radio"
            name={group}
            checked={view === value}
            onChange={() => onChange(value)}
            className="absolute inset-0 size-full cursor-pointer appearance-none opacity-0"
          />
          {t(name)}
        </label>
      ))}
    </div>
  );
}
