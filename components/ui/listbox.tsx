"use client";

import { Check } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";

export type ListboxOption = { value: string; name: string; description: string };

type ListboxProps = {
  label: string;
  options: readonly ListboxOption[];
  value: string;
  onSelect: (value: string) => void;
};

/** A list of which one is chosen: arrows, Home, End, first letters, Enter. */
export function Listbox({ label, options, value, onSelect }: ListboxProps) {
  const id = useId();
  const listRef = useRef<HTMLDivElement>(null);
  const chosen = options.findIndex((option) => option.value === value);
  const [active, setActive] = useState(Math.max(0, chosen));

  useEffect(() => {
    listRef.current?.focus();
  }, []);
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [id, active]);

  const handleKey = (event: KeyboardEvent) => {
    const next = positionAfterKey(event.key, active, options);
    const option = options[active];
    if (next !== null) setActive(next);
    else if ((event.key === "Enter" || event.key === " ") && option) onSelect(option.value);
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={listRef}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={`${id}-${active}`}
      onKeyDown={handleKey}
      className="min-w-64 overflow-y-auto p-1 outline-none"
    >
      {options.map((option, position) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the focus and handles the keys.
        // biome-ignore lint/a11y/useFocusableInteractive: the list names the active option.
        <div
          key={option.value}
          id={`${id}-${position}`}
          role="option"
          aria-selected={position === chosen}
          data-active={position === active || undefined}
          onClick={() => onSelect(option.value)}
          onPointerMove={() => setActive(position)}
          className="flex items-center gap-3 rounded-lg px-2.5 py-1.5 data-active:bg-ink/6 forced-colors:data-active:outline-2 coarse:min-h-11"
        >
          <span className="min-w-0 flex-1">
            <span className="block text-ui text-ink">{option.name}</span>
            <span className="block text-sm text-ink-faint">{option.description}</span>
          </span>
          {position === chosen && <Check aria-hidden className="size-4 text-accent" strokeWidth={1.75} />}
        </div>
      ))}
    </div>
  );
}

function positionAfterKey(key: string, active: number, options: readonly ListboxOption[]): number | null {
  const last = options.length - 1;
  switch (key) {
    case "ArrowDown":
      return Math.min(last, active + 1);
    case "ArrowUp":
      return Math.max(0, active - 1);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return key.length === 1 && key !== " " ? nextWithLetter(key.toLowerCase(), active, options) : null;
  }
}

function nextWithLetter(letter: string, active: number, options: readonly ListboxOption[]): number | null {
  for (let step = 1; step <= options.length; step += 1) {
    const position = (active + step) % options.length;
    if (options[position]?.name.toLowerCase().startsWith(letter)) return position;
  }
  return null;
}
