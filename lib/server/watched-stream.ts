import "server-only";
import { processWide } from "./process-wide";

/** A response whose stream is open: how to be told of its end, and how to end it. */
export type Watched = {
  response: Response;
  /** Read to its end, broken or left: it is over. */
  whenOver(listener: () => void): void;
  end(): void;
};

// Each of them costs something for every piece of a stream, so whoever comes second shares what is there.
const known = () => processWide("watched-streams", () => new WeakMap<Response, Watched>());

/** The same response, whose stream is watched from now on; null where it has none. */
export function watchStream(response: Response): Watched | null {
  if (!response.body) return null;
  const found = known().get(response);
  if (found) return found;
  const watched = watch(response, response.body);
  known().set(watched.response, watched);
  return watched;
}

function watch(response: Response, body: ReadableStream<Uint8Array>): Watched {
  const reader = body.getReader();
  const listeners: (() => void)[] = [];
  let isOver = false;
  const finish = () => {
    isOver = true;
    for (const listener of listeners.splice(0)) listener();
  };
  let end = () => {};
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        end = () => {
          if (isOver) return;
          finish();
          controller.close();
          void reader.cancel();
        };
      },
      async pull(controller) {
        const { value } = await reader.read().catch((cause: unknown) => {
          finish();
          throw cause;
        });
        if (isOver) return;
        if (value) controller.enqueue(value);
        else end();
      },
      cancel(reason) {
        finish();
        return reader.cancel(reason);
      },
    },
    // Nothing is held here, so the stream inside sees how far its reader lags behind.
    { highWaterMark: 0 },
  );
  return {
    response: new Response(stream, response),
    whenOver(listener) {
      if (isOver) listener();
      else listeners.push(listener);
    },
    end: () => end(),
  };
}
