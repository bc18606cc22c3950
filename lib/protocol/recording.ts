import type { FoldedEvent } from "./events";

/** What a recording says besides the events of a turn: nobody who only reads the turn gets it. */
export type RecordingNote =
  /** A process begins to run the turn, or takes it over. */
  | { note: "run"; epoch: number }
  /** What the SDK was given. Without bytes, signatures and secrets. `stepsLeftOut` of the input are not noted. */
  | { note: "request"; params: Readonly<Record<string, unknown>>; stepsLeftOut?: number }
  /** One exchange with the API, until its answer began; `status` is null where none did. */
  | { note: "exchange"; method: string; path: string; status: number | null; code?: string; tookMs: number }
  /** A frame of the stream that this version cannot read. */
  | { note: "unreadable"; frame: string; length: number };

/** `at` is milliseconds since the turn began. */
export type RecordedNote = RecordingNote & { at: number };

/** An event of a turn. Of one whose content is not kept, `leftOut` says how many characters that was. */
export type RecordedEvent = FoldedEvent & { leftOut?: number };

export type RecordingEntry = RecordedNote | RecordedEvent;

/** `GET /api/turns/:turnId/recording`: what came after `cursor`, in the order in which it was stored. */
export type Recording = {
  entries: RecordingEntry[];
  /** For the next look, while the turn runs. */
  cursor: number;
  isRunning: boolean;
};

export function isRecordedEvent(entry: RecordingEntry): entry is RecordedEvent {
  return "seq" in entry;
}

export function isRecordedNote(entry: RecordingEntry): entry is RecordedNote {
  return "note" in entry;
}

// The beginning and the end of a long turn say most. Between them are pieces of text, which the turn has whole.
export const WHOLE_EVENTS_FIRST = 5_000;
export const WHOLE_EVENTS_LAST = 1_000;
