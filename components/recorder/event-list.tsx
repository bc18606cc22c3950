"use client";

import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from "react";
import type { EventRow } from "@/lib/client/recorder/event-row";
import { formatSpan } from "@/lib/client/recorder/format-span";
import { t } from "@/lib/i18n/translate";

type EventListProps = {
  rows: readonly EventRow[];
  /** Of the chosen one; -1 where none is. */
  position: number;
  onChoose: (row: EventRow) => void;
};

const ROW_PX = 32;
const BEYOND = 10;
const PAGE = 10;

/** A list of any length, of which only what can be seen is on the page. The arrow keys go through all of it. */
export function EventList({ rows, position, onChoose }: EventListProps) {
  const id = useId();
  const boxRef = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 0 });
  useLayoutEffect(() => {
    const box = boxRef.current;
    if (!box) return;
    const measure = () => setView({ top: box.scrollTop, height: box.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    box.addEventListener("scroll", measure, { passive: true });
    return () => {
      observer.disconnect();
      box.removeEventListener("scroll", measure);
    };
  }, []);
  useLayoutEffect(() => {
    const box = boxRef.current;
    if (!box || position < 0) return;
    const top = position * ROW_PX;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top + ROW_PX > box.scrollTop + box.clientHeight) box.scrollTop = top + ROW_PX - box.clientHeight;
  }, [position]);
  const handleKey = (event: KeyboardEvent) => {
    const next = nextOf(event.key, position, rows.length);
    const row = next === null ? undefined : rows[next];
    if (!row) return;
    event.preventDefault();
    onChoose(row);
  };
  const first = Math.max(0, Math.floor(view.top / ROW_PX) - BEYOND);
  const shown = rows.slice(first, Math.ceil((view.top + view.height) / ROW_PX) + BEYOND);
  return (
    <div
      ref={boxRef}
      role="listbox"
      aria-label={t("Events")}
      tabIndex={0}
      aria-activedescendant={position >= 0 ? `${id}-${position}` : undefined}
      onKeyDown={handleKey}
      className="min-h-40 flex-1 overflow-y-auto rounded-lg border border-line"
    >
      <div role="presentation" className="relative" style={{ height: rows.length * ROW_PX }}>
        {shown.map((row, index) => {
          const at = first + index;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the list has the focus and the keys.
            <div
              key={at}
              id={`${id}-${at}`}
              role="option"
              aria-selected={at === position}
              aria-setsize={rows.length}
              aria-posinset={at + 1}
              onClick={() => onChoose(row)}
              dir="ltr"
              style={{ top: at * ROW_PX, height: ROW_PX }}
              className="absolute inset-x-0 flex cursor-pointer items-center gap-2 px-2.5 text-sm hover:bg-ink/4 aria-selected:bg-accent-soft forced-colors:aria-selected:outline-2 forced-colors:aria-selected:-outline-offset-2"
            >
              <span className="min-w-16 shrink-0 whitespace-nowrap text-end text-ink-faint tabular-nums">
                {formatSpan(row.at)}
              </span>
              <span className="shrink-0">{row.name}</span>
              <span className="truncate text-ink-faint">{row.hint}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Where a key leads; null where it leads nowhere. */
function nextOf(key: string, position: number, count: number): number | null {
  const last = count - 1;
  switch (key) {
    case "ArrowDown":
      return Math.min(position + 1, last);
    case "ArrowUp":
      return Math.max(position - 1, 0);
    case "PageDown":
      return Math.min(position + PAGE, last);
    case "PageUp":
      return Math.max(position - PAGE, 0);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}
