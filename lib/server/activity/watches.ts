import "server-only";
import { encodeEvent } from "@/lib/protocol/sse";
import type { Owner } from "@/lib/server/access/owner";
import { errorFields, log } from "@/lib/server/log";
import { tellHere, whenTold } from "@/lib/server/notices";
import { processWide } from "@/lib/server/process-wide";
import { isDraining } from "@/lib/server/shutdown-state";
import { tellOthers } from "@/lib/server/tell-others";
import { listActivity } from "./list-activity";

// What nobody tells is found by looking. What is told may come in hundreds.
const POLL_MS = 2_000;
const SHORTEST_MS = 500;

/** Someone who reads an owner's list: gets it whole, each time that it has changed. */
export type ActivityReader = { push(frame: string): void; close(): void };

/** What all readers of one owner in this process share: one look at the database for all of them. */
type Watch = { join(reader: ActivityReader): () => void; close(): void };

const watches = () => processWide("activity-watches", () => new Map<string, Watch>());

/** Tells the owner's readers, wherever they are, that something of theirs has changed. Call it after the commit. */
export function tellActivity(owner: Owner): void {
  tellHere("activity", owner.id);
  tellOthers("activity", owner.id);
}

/** Gives a reader the list, now and whenever it changes. Returns how it leaves. */
export function watchActivity(owner: Owner, reader: ActivityReader): () => void {
  const known = watches().get(owner.id);
  if (known) return known.join(reader);
  const watch = openWatch(owner);
  watches().set(owner.id, watch);
  return watch.join(reader);
}

/** Sends every reader elsewhere: for a shutdown. */
export function closeWatches(): void {
  for (const watch of watches().values()) watch.close();
}

function openWatch(owner: Owner): Watch {
  /** What each has got last. */
  const readers = new Map<ActivityReader, string | null>();
  let frame: string | null = null;
  let timer: NodeJS.Timeout | undefined;
  let readAt = Number.NEGATIVE_INFINITY;
  // `wanted` from when something was told until the list is read that has it.
  let state: "idle" | "wanted" | "reading" | "stale" | "closed" = "idle";

  const show = () => {
    if (frame === null) return;
    for (const [reader, last] of readers) {
      if (last === frame) continue;
      readers.set(reader, frame);
      reader.push(frame);
    }
  };
  const read = async () => {
    state = "reading";
    readAt = performance.now();
    try {
      frame = encodeEvent({ event_type: "activity.changed", ...(await listActivity(owner)) });
      show();
    } catch (cause) {
      // A database that restarts is waited for.
      if (!isDraining()) log.warn(errorFields(cause), "activity could not be read");
    }
    goOn();
  };
  const readIn = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(read, Math.max(0, ms));
  };
  const goOn = () => {
    if (state === "closed") return;
    const isStale = state === "stale";
    state = isStale ? "wanted" : "idle";
    readIn(isStale ? readAt + SHORTEST_MS - performance.now() : POLL_MS);
  };
  const tell = () => {
    if (state === "reading") state = "stale";
    if (state !== "idle") return;
    state = "wanted";
    readIn(readAt + SHORTEST_MS - performance.now());
  };
  const stopListening = whenTold("activity", owner.id, tell);
  const close = () => {
    state = "closed";
    stopListening();
    clearTimeout(timer);
    if (watches().get(owner.id) === watch) watches().delete(owner.id);
    for (const reader of readers.keys()) reader.close();
    readers.clear();
  };
  const watch: Watch = {
    join(reader) {
      readers.set(reader, null);
      // Whoever comes gets what was just read at once; what is older than that is read again.
      if (state === "idle" && performance.now() - readAt < SHORTEST_MS) show();
      else tell();
      return () => {
        readers.delete(reader);
        if (readers.size === 0 && state !== "closed") close();
      };
    },
    close,
  };
  return watch;
}
