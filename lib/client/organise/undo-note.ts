/** A deletion that can be taken back, for when the page is loaded again before that is over. */
export type UndoNote = {
  threadIds: readonly string[];
  /** The turn that was deleted with all below it; without one the threads were. */
  turnId?: string;
  /** What was said of it. */
  text: string;
  /** In ms since the epoch. */
  at: number;
  /** The server has it. */
  isStored: boolean;
};

const KEY = "parley.deleted";
// Well within the time for which a server keeps what was deleted, unless that was set very low.
const KEPT_MS = 20_000;

export function writeUndoNote(note: UndoNote | null): void {
  try {
    if (note) sessionStorage.setItem(KEY, JSON.stringify(note));
    else sessionStorage.removeItem(KEY);
  } catch {
    // Without storage it can be taken back until the page is left.
  }
}

const GOING_MS = 300;

/** Resolves in a page that stays. One that goes away fails all that it asks for, though the server may well get it. */
export const pageStays = () => new Promise((resolve) => setTimeout(resolve, GOING_MS));

/** Whether nothing was deleted, or taken back, since. */
export function isLatest({ at }: UndoNote): boolean {
  return readUndoNote()?.at === at;
}

/** What this tab deleted a moment ago; null where there is nothing, or its time is over. */
export function readUndoNote(): UndoNote | null {
  try {
    const note: UndoNote | null = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    return note && Date.now() - note.at < KEPT_MS ? note : null;
  } catch {
    return null;
  }
}
