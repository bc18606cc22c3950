"use client";

import { ChevronRight } from "lucide-react";
import { useId, useState } from "react";
import { formatSpan } from "@/lib/client/recorder/format-span";
import type { TimelineKind, TimelineRow } from "@/lib/client/recorder/timeline-row";
import { t } from "@/lib/i18n/translate";
import { FactList } from "./fact-list";
import { RawJson } from "./raw-json";

const BARS: Record<TimelineKind, string> = {
  request: "bg-accent",
  exchange: "bg-accent/60",
  step: "bg-ink/45",
  wait: "bg-warn",
  mark: "bg-ink/70",
};

type TimelineEntryProps = { row: TimelineRow; end: number };

/** One stretch: a line and its bar, which open what is known of it. */
export function TimelineEntry({ row, end }: TimelineEntryProps) {
  const { kind, name, startedAt, endedAt, facts, raw } = row;
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const until = endedAt ?? end;
  const span = formatSpan(until - startedAt);
  return (
    <li>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={wordsOf(row, span)}
        onClick={() => setIsOpen(!isOpen)}
        className="-mx-2 block w-[calc(100%+1rem)] rounded-lg px-2 py-1 text-start text-sm transition-colors hover:bg-ink/4 coarse:py-2"
      >
        <span className="flex items-center gap-1.5">
          <ChevronRight
            aria-hidden
            strokeWidth={1.75}
            className={`size-3.5 shrink-0 text-ink-faint transition-transform rtl:-scale-x-100 ${isOpen ? "rotate-90 rtl:-rotate-90" : ""}`}
          />
          <span dir="auto" className={`truncate ${kind === "request" ? "font-medium" : "text-ink-soft"}`}>
            {name}
          </span>
          <span className="ms-auto shrink-0 text-ink-faint tabular-nums" dir="ltr">
            {kind === "mark" ? formatSpan(startedAt) : span}
          </span>
        </span>
        <span aria-hidden dir="ltr" className="mt-1 block h-1 rounded-full bg-ink/6">
          <span
            className={`block h-1 min-w-1 rounded-full forced-colors:bg-[CanvasText] ${BARS[kind]} ${endedAt === null ? "animate-live" : ""}`}
            style={{
              marginLeft: `min(${(startedAt / end) * 100}%, calc(100% - 0.25rem))`,
              width: `${((until - startedAt) / end) * 100}%`,
            }}
          />
        </span>
      </button>
      <div id={id} hidden={!isOpen} className="pt-1 pb-3">
        {isOpen && (
          <>
            <FactList facts={facts} />
            {raw !== undefined && <RawJson value={raw} />}
          </>
        )}
      </div>
    </li>
  );
}

function wordsOf({ kind, name, startedAt, endedAt }: TimelineRow, span: string): string {
  const start = formatSpan(startedAt);
  if (kind === "mark") return t("{name}, at {start}", { name, start });
  return endedAt === null
    ? t("{name}, {span}, from {start}, goes on", { name, span, start })
    : t("{name}, {span}, from {start}", { name, span, start });
}
