"use client";

import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { ListboxEntry } from "./listbox-entry";

export type ListboxOption = {
  value: string;
  name: string;
  /** What it is, or why it cannot be chosen. */
  description: string;
  isDisabled?: boolean;
  /** Neighbours of one group stand below its name. */
  group: string;
};

type ListboxProps = {
  label: string;
  options: readonly ListboxOption[];
  value: string;
  onSelect: (value: string) => void;
};

/** A list in groups of which one is chosen: arrows, Home, End, first letters, Enter. */
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

  const select = ({ value: chosenValue, isDisabled }: ListboxOption) => {
    if (!isDisabled) onSelect(chosenValue);
  };
  const handleKey = (event: KeyboardEvent) => {
    const next = positionAfterKey(event.key, active, options);
    const option = options[active];
    if (next !== null) setActive(next);
    else if ((event.key === "Enter" || event.key === " ") && option) select(option);
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
      {groupsOf(options).map(({ group, first, members }) => (
        // biome-ignore lint/a11y/useSemanticElements: it is no set of fields.
        <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
          <div id={`${id}-${group}`} className="px-2.5 pt-2.5 pb-1 text-sm font-medium text-ink-soft">
            {group}
          </div>
          {members.map((option, index) => (
            <ListboxEntry
              key={option.value}
              id={`${id}-${first + index}`}
              option={option}
              isChosen={first + index === chosen}
              isActive={first + index === active}
              onSelect={() => select(option)}
              onActivate={() => setActive(first + index)}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

type Group = { group: string; first: number; members: ListboxOption[] };

function groupsOf(options: readonly ListboxOption[]): Group[] {
  const groups: Group[] = [];
  options.forEach((option, position) => {
    const last = groups.at(-1);
    if (last?.group === option.group) last.members.push(option);
    else groups.push({ group: option.group, first: position, members: [option] });
  });
  return groups;
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
