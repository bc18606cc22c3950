import "server-only";
import { encodeEvent, HEARTBEAT } from "@/lib/protocol/sse";
import type { Turn } from "@/lib/protocol/thread";
import { countReader } from "@/lib/server/metrics/streams";

// What a reader may lag behind. One that takes less is sent away and comes back with its number.
const MAX_BACKLOG_BYTES = 256 * 1024;
const encoder = new TextEncoder();

/** The writing end of one reader's response. */
export type Outlet = {
  /** Returns false where the reader is gone, or is too slow and was sent away. */
  send(frames: string | Uint8Array): boolean;
  sendSnapshot(turn: Turn): void;
  close(): void;
};

export const BACKLOG = new ByteLengthQueuingStrategy({ highWaterMark: MAX_BACKLOG_BYTES });

export function createOutlet(
  controller: ReadableStreamDefaultController<Uint8Array>,
  heartbeatMs: number,
): Outlet {
  // A snapshot may be larger than any backlog, and is no sign of a slow reader.
  let spared = 0;
  let isSentAway = false;
  const enqueue = (bytes: Uint8Array): boolean => {
    try {
      controller.enqueue(bytes);
      return true;
    } catch {
      // The reader went away between two events.
      return false;
    }
  };
  const send = (frames: string | Uint8Array): boolean => {
    const room = controller.desiredSize;
    if (room === null || isSentAway) return false;
    if (room > 0) spared = 0;
    if (room + spared <= 0) {
      isSentAway = true;
      enqueue(encoder.encode(encodeEvent({ event_type: "stream.reconnect" })));
      return false;
    }
    return enqueue(typeof frames === "string" ? encoder.encode(frames) : frames);
  };
  const countOut = countReader();
  const heartbeat = setInterval(() => send(HEARTBEAT), heartbeatMs);
  return {
    send,
    sendSnapshot(turn) {
      const bytes = encoder.encode(encodeEvent({ event_type: "turn.snapshot", turn }));
      spared += bytes.byteLength;
      enqueue(bytes);
    },
    close() {
      clearInterval(heartbeat);
      countOut();
      try {
        controller.close();
      } catch {
        // Closed by the reader.
      }
    },
  };
}
