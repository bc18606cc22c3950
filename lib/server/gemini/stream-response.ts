import "server-only";
import type { Readable } from "node:stream";
import { createGather, type Gather } from "./gather";
import { createRepair, type Repair } from "./repair-stream";

// What waits here until the SDK takes it; what is more waits at the sender.
const BACKLOG_BYTES = 64 * 1024;
const WITHOUT_BODY = [204, 205, 304];

type Answer = {
  statusCode: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: Readable;
};

/**
 * A stream of events as the SDK wants it, repaired. Of an answer to `fetch` it has all that the SDK sees, and half of
 * what that costs: each piece goes through one stream, not three.
 */
export function toStreamResponse(
  { statusCode, headers, body }: Answer,
  signal: RequestInit["signal"],
): Response {
  const answered = new Headers();
  for (const [name, value] of Object.entries(headers)) answered.set(name, String(value));
  if (WITHOUT_BODY.includes(statusCode)) body.resume();
  const content = WITHOUT_BODY.includes(statusCode) ? null : toStream(body, repairFor(answered), signal);
  return new Response(content, { status: statusCode, headers: answered });
}

function repairFor(headers: Headers): Repair | null {
  return headers.get("content-type")?.startsWith("text/event-stream") ? createRepair() : null;
}

function toStream(
  body: Readable,
  repair: Repair | null,
  signal: RequestInit["signal"],
): ReadableStream<Uint8Array> {
  let gather: Gather | null = null;
  let failure: unknown = null;
  // An error takes with it what was not read yet.
  const failOnceRead = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    if (failure && controller.desiredSize === BACKLOG_BYTES) controller.error(failure);
  };
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const gathered = createGather((bytes) => {
          controller.enqueue(bytes);
          if ((controller.desiredSize ?? 0) <= 0) body.pause();
        });
        gather = gathered;
        body.on("data", (bytes: Uint8Array) => {
          try {
            repair?.see(bytes);
          } catch (cause) {
            body.destroy(cause as Error);
            return;
          }
          gathered.add(bytes);
        });
        body.on("end", () => {
          gathered.end();
          const last = repair?.last();
          if (last) controller.enqueue(last);
          controller.close();
        });
        body.on("error", (cause) => {
          gathered.end();
          failure = signal?.aborted ? cause : new TypeError("terminated", { cause });
          failOnceRead(controller);
        });
      },
      pull(controller) {
        body.resume();
        failOnceRead(controller);
      },
      cancel(reason) {
        gather?.drop();
        body.destroy(reason instanceof Error ? reason : undefined);
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: BACKLOG_BYTES }),
  );
}
