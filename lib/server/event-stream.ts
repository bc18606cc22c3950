import "server-only";
import { env } from "./env";
import { errorFields, log } from "./log";
import { BACKLOG, createOutlet, type Outlet } from "./outlet";
import { processWide } from "./process-wide";

/** A stream of events that an answer carries: how to be told of its end, and how to end it. */
export type EventStream = {
  /** Nothing more goes into it: all was told, its reader has left or was sent away, or it was ended. */
  whenOver(listener: () => void): void;
  end(): void;
};

const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "private, no-cache, no-store, no-transform",
  // Tells nginx not to collect the stream before passing it on.
  "x-accel-buffering": "no",
};

const known = () => processWide("event-streams", () => new WeakMap<Response, EventStream>());

/**
 * Answers with what `tell` sends, until that resolves. The signal aborts when nobody listens any more. `about` is what
 * the log says of a stream that breaks.
 */
export function streamEvents(
  tell: (outlet: Outlet, signal: AbortSignal) => Promise<void>,
  about: object,
): Response {
  const left = new AbortController();
  const listeners: (() => void)[] = [];
  let close = () => {};
  const end = () => {
    if (left.signal.aborted) return;
    left.abort();
    close();
    for (const listener of listeners) listener();
  };
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const outlet = createOutlet(controller, env().HEARTBEAT_MS);
        close = outlet.close;
        tell(outlet, left.signal)
          .catch((cause: unknown) => {
            if (!left.signal.aborted) log.error({ ...about, ...errorFields(cause) }, "a reader was lost");
          })
          .finally(end);
      },
      cancel: end,
    },
    BACKLOG,
  );
  const response = new Response(body, { headers: HEADERS });
  const whenOver = (listener: () => void) => {
    if (left.signal.aborted) listener();
    else listeners.push(listener);
  };
  known().set(response, { whenOver, end });
  return response;
}

/** The stream of an answer; null where it has none. */
export function findEventStream(response: Response): EventStream | null {
  return known().get(response) ?? null;
}
