import "server-only";
import { processWide } from "@/lib/server/process-wide";

// What a piece costs on its way to the readers is mostly the same for one event as for four. So the more streams are
// open, the longer each gathers what comes: a few not at all, two hundred as long as anybody should wait.
const PAUSE_PER_STREAM_MS = 0.5;
const LONGEST_PAUSE_MS = 100;
// What a timer waits at least.
const TIMER_MS = 1;

/** Hands on the pieces of a stream, those that follow each other closely together. */
export type Gather = {
  add(piece: Uint8Array): void;
  /** Hands on what is left. */
  end(): void;
  /** Nobody wants what is left. */
  drop(): void;
};

const open = () => processWide("gathering-streams", () => ({ count: 0 }));

/** `give` gets a piece at once where none came just before. */
export function createGather(give: (bytes: Uint8Array) => void): Gather {
  const streams = open();
  let pieces: Uint8Array[] = [];
  let givenAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | null = null;
  let isOpen = true;
  streams.count += 1;
  const giveAll = () => {
    timer = null;
    const [first, ...others] = pieces;
    if (!first) return;
    pieces = [];
    givenAt = performance.now();
    give(others.length === 0 ? first : Buffer.concat([first, ...others]));
  };
  const close = () => {
    if (isOpen) streams.count -= 1;
    isOpen = false;
    if (timer) clearTimeout(timer);
  };
  return {
    add(piece) {
      pieces.push(piece);
      if (timer) return;
      const pause = Math.min(streams.count * PAUSE_PER_STREAM_MS, LONGEST_PAUSE_MS);
      const wait = givenAt + pause - performance.now();
      if (wait > TIMER_MS) timer = setTimeout(giveAll, wait);
      else giveAll();
    },
    end() {
      close();
      giveAll();
    },
    drop() {
      close();
      pieces = [];
    },
  };
}
