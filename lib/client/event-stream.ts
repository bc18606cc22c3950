import type { StreamEvent } from "@/lib/protocol/events";
import { createSseDecoder, parseStreamEvent } from "@/lib/protocol/sse";
import { ApiError } from "./api";
import { waitForNetwork } from "./network";

// The server says something every 15 s, if only a comment. Silence means that the connection is dead.
const SILENCE_MS = 40_000;
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 8_000;

export type Connection = "open" | "reconnecting" | "offline" | "idle";

type Following = {
  /** Opens the stream; called again with every loss. */
  open(signal: AbortSignal): Promise<Response>;
  /** Returns false when nothing more is wanted. */
  onEvent(event: StreamEvent): void;
  onConnection(connection: Connection): void;
  isDone(): boolean;
  signal: AbortSignal;
};

/**
 * Follows a stream of events until it is done, through any number of losses. Throws ApiError where
 * the server refuses; without a network it waits for one.
 */
export async function followStream(following: Following): Promise<void> {
  const { onConnection, isDone, signal } = following;
  let wait = FIRST_WAIT_MS;
  // A connection that brought something was a good one, however it ended.
  const onHeard = () => {
    wait = FIRST_WAIT_MS;
  };
  try {
    for (;;) {
      try {
        await readOnce(following, onHeard);
        if (isDone()) return;
      } catch (cause) {
        if (isFinal(cause)) throw cause;
      }
      signal.throwIfAborted();
      onConnection(navigator.onLine ? "reconnecting" : "offline");
      await waitForNetwork(wait * (0.5 + Math.random()), signal);
      signal.throwIfAborted();
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    }
  } finally {
    onConnection("idle");
  }
}

/** A server that is restarting, or a proxy that finds none, is waited for; any other refusal is its word. */
function isFinal(cause: unknown): boolean {
  return cause instanceof ApiError && ![502, 503, 504].includes(cause.status);
}

async function readOnce(
  { open, onEvent, onConnection, signal }: Following,
  onHeard: () => void,
): Promise<void> {
  const dead = new AbortController();
  let timer = setTimeout(() => dead.abort(), SILENCE_MS);
  const response = await open(AbortSignal.any([signal, dead.signal]));
  onConnection("open");
  const decoder = createSseDecoder();
  const reader = response.body?.getReader();
  try {
    for (;;) {
      const result = await reader?.read();
      if (!result || result.done) return;
      clearTimeout(timer);
      timer = setTimeout(() => dead.abort(), SILENCE_MS);
      for (const message of decoder.push(result.value)) {
        const event = parseStreamEvent(message);
        onHeard();
        if (event?.event_type === "stream.reconnect") return;
        if (event) onEvent(event);
      }
    }
  } finally {
    clearTimeout(timer);
    void reader?.cancel().catch(() => undefined);
  }
}
