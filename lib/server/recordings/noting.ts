import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import type { RecordingNote } from "@/lib/protocol/recording";
import { processWide } from "@/lib/server/process-wide";

type Note = (note: RecordingNote) => void;

const notes = () => processWide("notes", () => new AsyncLocalStorage<Note>());

/** What is noted while `run` runs, however deep in it, goes to `note`. */
export function notingTo<T>(note: Note, run: () => T): T {
  return notes().run(note, run);
}

/** For the recording of the turn that runs here; nothing where none does. */
export function note(entry: RecordingNote): void {
  notes().getStore()?.(entry);
}
