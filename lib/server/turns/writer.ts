import "server-only";
import type { FoldedEvent, UnnumberedEvent } from "@/lib/protocol/events";
import { reduceTurn } from "@/lib/protocol/reduce";
import { encodeEvent } from "@/lib/protocol/sse";
import { isTurnSettled, type Turn, type TurnStatus } from "@/lib/protocol/thread";
import type { TurnError } from "@/lib/protocol/turn-errors";
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
  /** Resolves when all that was written is stored. Throws LostLease. */
  flush(): Promise<void>;
  settle(status: TurnStatus, error?: TurnError): Promise<void>;
};

type Options = { turn: Turn; epoch: number; feed: Feed };

export function createTurnWriter({ turn: initial, epoch, feed }: Options): TurnWriter {
  let turn = initial;
  let frames = "";
  let signatures: WithheldSignature[] = [];
  // Unique within the turn, also after another process has taken it over.
  let withheld = 0;
  let flushing: Promise<void> | null = null;
  let failure: unknown = null;

  const withhold = (signature: string) => {
    withheld += 1;
    const ref = `s${epoch}.${withheld}`;
    signatures.push({ ref, signature });
    return ref;
  };
  const number = (event: UnnumberedEvent): FoldedEvent => ({
    ...withholdSignatures(event, withhold),
    seq: turn.cursor + 1,
    at: Math.max(0, Date.now() - turn.createdAt),
  });
  const takeBatch = () => {
    const batch = { turnId: turn.id, epoch, seq: turn.cursor, frames, signatures };
    frames = "";
    signatures = [];
    return batch;
  };
  // One batch is under way at a time; what is written meanwhile goes with the next.
  const drain = async () => {
    while (frames !== "") {
      const batch = takeBatch();
      const reached = turn;
      if (!(await eventLog().append(batch))) throw new LostLease();
      feed.advance(reached, batch.frames);
    }
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
    async flush() {
      while (frames !== "" || flushing) await start();
      if (failure) throw failure;
    },
    async settle(status, error) {
      await this.flush();
      const numbered = number({ event_type: "turn.settled", status, ...(error && { error }) });
      const settled = reduceTurn(turn, numbered);
      if (!(await settleTurn(settled, epoch))) throw new LostLease();
      turn = settled;
      feed.advance(settled, encodeEvent(numbered));
    },
  };
}
