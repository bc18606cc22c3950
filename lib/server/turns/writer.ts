import "server-only";
import type { FoldedEvent, UnnumberedEvent } from "@/lib/protocol/events";
import type { RecordingNote } from "@/lib/protocol/recording";
import { reduceTurn } from "@/lib/protocol/reduce";
import { encodeEvent } from "@/lib/protocol/sse";
import { isTurnSettled, type Turn, type TurnStatus } from "@/lib/protocol/thread";
import type { TurnError } from "@/lib/protocol/turn-errors";
import { countSpend } from "@/lib/server/metrics/spend";
import { countTurn } from "@/lib/server/metrics/turns";
import { eventLog } from "./event-log";
import type { Feed } from "./feed";
import { settleTurn } from "./settle";
import { type WithheldSignature, withholdSignatures } from "./signatures";

/** Thrown where the turn has another writer by now, or was settled by one: this one must stop. */
export class LostLease extends Error {}

/**
 * Writes the events of one turn: numbers, folds, stores and only then shows them. Nobody ever sees
 * a character that a crash could take back.
 */
export type TurnWriter = {
  /** The turn with every event written so far, stored or not. */
  readonly turn: Turn;
  write(event: UnnumberedEvent): void;
  /** For the recording alone. It is stored with the next event. */
  note(note: RecordingNote): void;
  /** Resolves when all that was written is stored. Throws LostLease. */
  flush(): Promise<void>;
  settle(status: TurnStatus, error?: TurnError): Promise<void>;
};

// A turn that is looked for over days notes each look.
const LONGEST_NOTES = 1024 * 1024;

type Options = { turn: Turn; epoch: number; feed: Feed };

export function createTurnWriter({ turn: initial, epoch, feed }: Options): TurnWriter {
  const log = eventLog();
  let turn = initial;
  let frames = "";
  let notes = "";
  let notesRoom = LONGEST_NOTES;
  let signatures: WithheldSignature[] = [];
  // Unique within the turn, also after another process has taken it over.
  let withheld = 0;
  let flushing: Promise<void> | null = null;
  // From when the log has taken a batch until that is stored.
  let underWay: Promise<boolean> | null = null;
  let isSettling = false;
  let failure: unknown = null;

  const withhold = (signature: string) => {
    withheld += 1;
    const ref = `s${epoch}.${withheld}`;
    signatures.push({ ref, signature });
    return ref;
  };
  const now = () => Math.max(0, Date.now() - turn.createdAt);
  const number = (event: UnnumberedEvent): FoldedEvent => ({
    ...withholdSignatures(event, withhold),
    seq: turn.cursor + 1,
    at: now(),
  });
  const takeBatch = () => {
    const taken = { turnId: turn.id, epoch, seq: turn.cursor, frames, notes, signatures };
    frames = "";
    notes = "";
    signatures = [];
    return taken;
  };
  const append = async () => {
    let show = () => {};
    const appended: Promise<boolean> = log.append(() => {
      if (isSettling || frames === "") return null;
      const reached = turn;
      const batch = takeBatch();
      show = () => feed.advance(reached, batch.frames);
      underWay = appended;
      return batch;
    });
    if (!(await appended)) throw new LostLease();
    underWay = null;
    show();
  };
  // One batch is under way at a time; what is written meanwhile goes with the next.
  const drain = async () => {
    while (frames !== "" && !isSettling) await append();
  };
  // The last words are in the turn as it ended, and need no commit of their own.
  const storeEnd = async (end: FoldedEvent) => {
    const settled = reduceTurn(turn, end);
    const last = { frames: frames + encodeEvent(end), notes, signatures };
    if (!(await settleTurn({ turn: settled, epoch, last, isCalling: turn.isCalling }))) throw new LostLease();
    countTurn(settled);
    countSpend(settled);
    turn = settled;
    takeBatch();
    feed.advance(settled, last.frames);
  };
  const start = () => {
    flushing ??= drain()
      .catch((cause: unknown) => {
        failure = cause;
      })
      .finally(() => {
        flushing = null;
      });
    return flushing;
  };

  return {
    get turn() {
      return turn;
    },
    write(event) {
      // What could not be stored must not be followed by what can: a reader would see a hole.
      if (failure) throw failure;
      if (isTurnSettled(turn)) return;
      const numbered = number(event);
      turn = reduceTurn(turn, numbered);
      frames += encodeEvent(numbered);
      void start();
    },
    note(note) {
      const line = `${JSON.stringify({ ...note, at: now() })}\n`;
      notesRoom -= line.length;
      if (notesRoom >= 0) notes += line;
    },
    async flush() {
      while (frames !== "" || flushing) await start();
      if (failure) throw failure;
    },
    async settle(status, error) {
      isSettling = true;
      try {
        await underWay;
        if (failure) throw failure;
        await storeEnd(number({ event_type: "turn.settled", status, ...(error && { error }) }));
      } finally {
        isSettling = false;
      }
    },
  };
}
