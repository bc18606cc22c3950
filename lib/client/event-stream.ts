import { createSseDecoder, type SseMessage } from "@/lib/protocol/sse";
import { isHeldBack } from "./held-back";
import { waitForNetwork } from "./network";
import { ApiError } from "./request";

// The server says something every 15 s, if only a comment. Silence means that the connection is dead.
const SILENCE_MS = 40_000;
// After sleep a connection may be dead that looks alive; one that was silent for so long is not trusted.
const DOUBTFUL_MS = 20_000;
const FIRST_WAIT_MS = 250;
// Between two looks at what may not be watched.
const LOOK_MS = 1_000;
const LONGEST_WAIT_MS = 8_000;

/** `crowded` where the server has no place for another stream at the moment. */
export type Connection = "open" | "reconnecting" | "crowded" | "offline" | "idle";

type Following<E> = {
  /** Opens the stream; called again with every loss. */
  open(signal: AbortSignal): Promise<Response>;
  /** Null where this version cannot read the event. */
  parse(message: SseMessage): E | null;
  onEvent(event: E): void;
  onConnection(connection: Connection): void;
  /** Whether a connection may stay open; without a place it is given back as soon as it has said something. */
  mayStay?(): boolean;
  isDone(): boolean;
  signal: AbortSignal;
};

/**
 * Follows a stream of events until it is done, through any number of losses. Throws ApiError where
 * the server refuses; without a network it waits for one.
 */
export async function followStream<E extends { event_type: string }>(following: Following<E>): Promise<void> {
  const { onConnection, isDone, signal } = following;
  let wait = FIRST_WAIT_MS;
  // A connection that brought something was a good one, however it ended.
  const onHeard = () => {
    wait = FIRST_WAIT_MS;
  };
  try {
    for (;;) {
      let isCrowded = false;
      try {
        const isLook = await readOnce(following, onHeard);
        if (isDone()) return;
        if (isLook) {
          await waitForNetwork(LOOK_MS, signal);
          signal.throwIfAborted();
          continue;
        }
      } catch (cause) {
        if (isFinal(cause)) throw cause;
        isCrowded = cause instanceof ApiError && cause.code === "streams_at_once";
      }
      signal.throwIfAborted();
      onConnection(navigator.onLine ? (isCrowded ? "crowded" : "reconnecting") : "offline");
      await waitForNetwork(wait * (0.5 + Math.random()), signal);
      signal.throwIfAborted();
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    }
  } finally {
    onConnection("idle");
  }
}

/** A server that is in trouble, or restarting, is waited for; any other refusal is its word. */
function isFinal(cause: unknown): boolean {
  if (!(cause instanceof ApiError)) return false;
  const isPassing = cause.status >= 500 || cause.status === 408 || cause.status === 429;
  return !isPassing || isHeldBack(cause);
}

/** Reads one connection to its end; true where it was given back before that. */
async function readOnce<E extends { event_type: string }>(
  { open, parse, onEvent, onConnection, mayStay, signal }: Following<E>,
  onHeard: () => void,
): Promise<boolean> {
  const life = watchLife();
  const response = await open(AbortSignal.any([signal, life.dead])).catch((cause: unknown) => {
    life.end();
    throw cause;
  });
  onConnection("open");
  const decoder = createSseDecoder();
  const reader = response.body?.getReader();
  try {
    for (;;) {
      const result = await reader?.read();
      if (!result || result.done) return false;
      life.sign();
      let hasSaid = false;
      for (const message of decoder.push(result.value)) {
        const event = parse(message);
        onHeard();
        if (event?.event_type === "stream.reconnect") return false;
        if (event) onEvent(event);
        hasSaid ||= event !== null;
      }
      if (hasSaid && mayStay?.() === false) return true;
    }
  } finally {
    life.end();
    void reader?.cancel().catch(() => undefined);
  }
}

/** Declares a connection dead after silence, or sooner where the page wakes up or the network changes. */
function watchLife() {
  const dead = new AbortController();
  const over = new AbortController();
  let heardAt = performance.now();
  let timer = setTimeout(() => dead.abort(), SILENCE_MS);
  const doubt = () => {
    if (performance.now() - heardAt > DOUBTFUL_MS) dead.abort();
  };
  for (const name of ["online", "pageshow"]) window.addEventListener(name, doubt, { signal: over.signal });
  document.addEventListener("visibilitychange", doubt, { signal: over.signal });
  return {
    dead: dead.signal,
    sign() {
      heardAt = performance.now();
      clearTimeout(timer);
      timer = setTimeout(() => dead.abort(), SILENCE_MS);
    },
    end() {
      clearTimeout(timer);
      over.abort();
    },
  };
}
