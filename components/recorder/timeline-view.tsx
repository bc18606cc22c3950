"use client";

import { formatSpan } from "@/lib/client/recorder/format-span";
import type { TimelineRow } from "@/lib/client/recorder/timeline-row";
import { t } from "@/lib/i18n/translate";
import { TimelineEntry } from "./timeline-entry";

type TimelineViewProps = {
  rows: readonly TimelineRow[];
  /** When the last of its events came. */
  heardAt: number;
};

/** The stretches of a turn over one axis of time. To a screen reader it is a list that says the same in words. */
export function TimelineView({ rows, heardAt }: TimelineViewProps) {
  const end = rows.reduce(
    (latest, row) => Math.max(latest, row.endedAt ?? row.startedAt),
    Math.max(1, heardAt),
  );
  return (
    <section aria-label={t("Timeline")} className="mt-5">
      <div
        aria-hidden
        className="flex justify-between border-b border-line pb-1 text-sm text-ink-faint tabular-nums"
        dir="ltr"
      >
        <span>0</span>
        <span>{formatSpan(end / 2)}</span>
        <span>{formatSpan(end)}</span>
      </div>
      <ol className="pt-1">
        {rows.map((row) => (
          <TimelineEntry key={row.key} row={row} end={end} />
        ))}
      </ol>
    </section>
  );
}
