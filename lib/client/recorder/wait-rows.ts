import { t } from "@/lib/i18n/translate";
import {
  isRecordedEvent,
  isRecordedNote,
  type RecordedEvent,
  type RecordedNote,
  type RecordingEntry,
} from "@/lib/protocol/recording";
import type { Turn } from "@/lib/protocol/thread";
import type { TimelineRow } from "./timeline-row";

/** What was waited for, and what happened to the run itself. */
export function waitRows(turn: Turn, entries: readonly RecordingEntry[]): TimelineRow[] {
  const events = entries.filter(isRecordedEvent);
  return entries.flatMap((entry, index) => {
    if (isRecordedNote(entry)) return noteRows(entry, index);
    const row = toWait(entry);
    if (!row) return [];
    const before = events[events.indexOf(entry) - 1];
    // What is tried again is still the same loss.
    if (before && isSame(before, entry)) return [];
    const end = events.find((event) => event.seq > entry.seq && !isSame(event, entry));
    return [
      {
        key: `wait-${entry.seq}`,
        kind: "wait",
        startedAt: entry.at,
        endedAt: end?.at ?? turn.settledAt,
        facts: [],
        raw: entry,
        ...row,
      },
    ];
  });
}

function isSame(one: RecordedEvent, other: RecordedEvent): boolean {
  return one.event_type === other.event_type && one.event_type === "turn.reattaching";
}

function toWait(
  event: RecordedEvent,
): Pick<TimelineRow, "name"> | Pick<TimelineRow, "name" | "facts"> | null {
  switch (event.event_type) {
    case "turn.waiting": {
      const facts = [{ name: t("Why"), value: event.waiting.code }];
      return { name: t("Waiting to call again"), facts };
    }
    case "turn.preparing": {
      const { stage, name } = event.preparing;
      return {
        name:
          stage === "uploading" ? t("Uploading {name}", { name }) : t("Google processes {name}", { name }),
      };
    }
    case "turn.reattaching":
      return { name: t("Connection lost") };
    default:
      return null;
  }
}

/** The first run of a turn is the turn itself. */
function noteRows(entry: RecordedNote, index: number): TimelineRow[] {
  const mark = { kind: "mark" as const, startedAt: entry.at, endedAt: entry.at, raw: entry };
  if (entry.note === "run" && entry.epoch > 1) {
    return [{ ...mark, key: `run-${entry.epoch}`, name: t("Taken up again"), facts: [] }];
  }
  if (entry.note !== "unreadable") return [];
  const facts = [{ name: t("Characters"), value: entry.length }];
  return [{ ...mark, key: `unreadable-${index}`, name: t("A frame that could not be read"), facts }];
}
