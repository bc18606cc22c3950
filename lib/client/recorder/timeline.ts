import { t } from "@/lib/i18n/translate";
import { isRecordedEvent, type RecordingEntry } from "@/lib/protocol/recording";
import type { Turn } from "@/lib/protocol/thread";
import { requestRows } from "./request-rows";
import { stepRows } from "./step-rows";
import type { Fact, TimelineRow } from "./timeline-row";
import { waitRows } from "./wait-rows";

/**
 * How a turn went, in order of time. The turn itself says when its steps were; what more there is comes from its
 * recording, where that is kept.
 */
export function toTimeline(turn: Turn, entries: readonly RecordingEntry[]): TimelineRow[] {
  const events = entries.filter(isRecordedEvent);
  const rows = [
    ...requestRows(turn, entries),
    ...waitRows(turn, entries),
    ...stepRows(turn, events),
    ...endOf(turn),
  ];
  return rows.toSorted((one, other) => one.startedAt - other.startedAt);
}

function endOf({ settledAt, status, error }: Turn): TimelineRow[] {
  if (settledAt === null) return [];
  const facts: Fact[] = error ? [{ name: t("Error"), value: error.code }] : [];
  return [
    {
      key: "end",
      kind: "mark",
      name: status,
      startedAt: settledAt,
      endedAt: settledAt,
      facts,
      ...(error && { raw: error }),
    },
  ];
}
