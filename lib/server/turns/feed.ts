import "server-only";
import type { Turn } from "@/lib/protocol/thread";
import { tellHere } from "@/lib/server/notices";
import { processWide } from "@/lib/server/process-wide";

/** A reader of a running turn: gets frames that are committed, encoded once for all readers. */
export type Reader = { push(frames: Uint8Array): void; close(): void };

/**
 * What is committed of a turn that runs in this process, and who reads it. Turn and frames move on
 * together, so a reader that joins between two batches misses nothing and sees nothing twice.
 */
export type Feed = {
  readonly turn: Turn;
  advance(turn: Turn, frames: string): void;
  /** Frames without a number, for whoever reads now. */
  announce(frames: string): void;
  join(reader: Reader): () => void;
  close(): void;
};

const encoder = new TextEncoder();
const feeds = () => processWide("feeds", () => new Map<string, Feed>());

export function findFeed(turnId: string): Feed | null {
  return feeds().get(turnId) ?? null;
}

export function openFeed(initial: Turn): Feed {
  const readers = new Set<Reader>();
  let turn = initial;
  const push = (frames: string) => {
    const bytes = encoder.encode(frames);
    for (const reader of readers) reader.push(bytes);
  };
  const feed: Feed = {
    get turn() {
      return turn;
    },
    advance(next, frames) {
      turn = next;
      push(frames);
    },
    announce: push,
    join(reader) {
      readers.add(reader);
      return () => readers.delete(reader);
    },
    close() {
      if (feeds().get(turn.id) === feed) feeds().delete(turn.id);
      for (const reader of readers) reader.close();
      readers.clear();
    },
  };
  feeds().set(turn.id, feed);
  // Who has followed the turn in the database may join here.
  tellHere("events", turn.id);
  return feed;
}

/** Every feed of this process: for a shutdown that sends its readers elsewhere. */
export function listFeeds(): Feed[] {
  return [...feeds().values()];
}
