import type { Distort } from "./faults/fault.ts";
import type { Run } from "./run.ts";
import { doneFrame, type Frame, toFrame } from "./sse.ts";

export interface StreamOptions {
  /** The position in the log of the first event to send. */
  from: number;
  isSorted: boolean;
  signal: AbortSignal;
  distort?: Distort;
  onGone?: () => void;
}

/** The response that carries a run's events to one reader. A reader that goes away only stops reading. */
export function streamRun(run: Run, options: StreamOptions): Response {
  const gone = new AbortController();
  let isWhole = false;
  const leave = () => {
    if (gone.signal.aborted || isWhole) return;
    gone.abort();
    options.onGone?.();
  };
  const plain = toFrames(run, options, gone.signal, () => {
    isWhole = true;
  });
  const frames = options.distort?.(plain, gone.signal) ?? plain;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      options.signal.addEventListener("abort", () => {
        leave();
        controller.error(options.signal.reason);
      });
    },
    async pull(controller) {
      const { value, done } = await frames.next();
      if (gone.signal.aborted) return;
      if (done) controller.close();
      else controller.enqueue(value.bytes);
    },
    cancel: leave,
  });
  return new Response(body, {
    status: 200,
    headers: { "content-type": "text/event-stream", "cache-control": "no-store" },
  });
}

async function* toFrames(
  run: Run,
  { from, isSorted }: StreamOptions,
  gone: AbortSignal,
  onWhole: () => void,
): AsyncGenerator<Frame> {
  for await (const event of run.read(from, gone)) yield toFrame(event, isSorted);
  yield doneFrame();
  onWhole();
}
