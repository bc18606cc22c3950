import { isRecordedNote, type RecordedEvent, type RecordingEntry } from "@/lib/protocol/recording";

/** An entry of a recording in a line, and what it can be found by. */
export type EventRow = { at: number; name: string; hint: string; json: string };

const HINT_MAX_LENGTH = 120;

export function toEventRow(entry: RecordingEntry): EventRow {
  const json = JSON.stringify(entry);
  if (isRecordedNote(entry)) {
    const hint =
      entry.note === "exchange" ? `${entry.method} ${entry.path} ${entry.status ?? entry.code}` : "";
    return { at: entry.at, name: entry.note, hint, json };
  }
  return { at: entry.at, name: entry.event_type, hint: hintOf(entry).slice(0, HINT_MAX_LENGTH), json };
}

function hintOf(event: RecordedEvent): string {
  switch (event.event_type) {
    case "step.start":
      return `${event.index} ${event.step.type}`;
    case "step.delta":
      return `${event.index} ${event.delta.type}${"text" in event.delta ? ` ${event.delta.text}` : ""}`;
    case "step.stop":
      return String(event.index);
    case "interaction.created":
    case "interaction.completed":
    case "turn.recovered":
      return `${event.interaction.status ?? ""} ${event.interaction.id ?? ""}`;
    case "interaction.status_update":
    case "turn.settled":
      return event.status;
    default:
      return "";
  }
}

/** Those that hold what is looked for, whatever its case. */
export function filterRows(rows: readonly EventRow[], words: string): readonly EventRow[] {
  const needle = words.trim().toLowerCase();
  return needle === "" ? rows : rows.filter(({ json }) => json.toLowerCase().includes(needle));
}
