import "server-only";

// A refusal or a gateway's error is one short line; a longer rest is a cut event.
const MAX_REST_BYTES = 64 * 1024;
// A picture comes as one event of several megabytes. What goes on beyond this has no end, and would fill the memory.
const MAX_EVENT_BYTES = 32 * 1024 * 1024;
const LINE_FEED = 10;

/**
 * The API sometimes ends a stream with bare JSON where a frame should be: a refusal, or the error of
 * a gateway. The SDK drops it without a word. Here it becomes an `error` event, which the SDK yields.
 */
export type Repair = {
  /** Is shown every piece of the stream. Throws where an event is too long. */
  see(bytes: Uint8Array): void;
  /** What has to come behind the last piece, if anything. */
  last(): Uint8Array | null;
};

export function createRepair(): Repair {
  const decoder = new TextDecoder();
  let rest = "";
  let eventBytes = 0;
  return {
    see(bytes) {
      eventBytes += bytes.byteLength;
      if (rest === "" && isWhole(bytes)) eventBytes = 0;
      else {
        const all = rest + decoder.decode(bytes, { stream: true });
        const end = Math.max(all.lastIndexOf("\n\n"), all.lastIndexOf("\r\n\r\n"));
        if (end !== -1) eventBytes = 0;
        rest = (end === -1 ? all : all.slice(end)).slice(-MAX_REST_BYTES);
      }
      if (eventBytes > MAX_EVENT_BYTES) throw new Error("an event of the API has no end");
    },
    last() {
      const error = toErrorEvent(rest);
      return error === null ? null : new TextEncoder().encode(error);
    },
  };
}

/** Nearly all pieces are whole frames, of which nothing has to be remembered. */
function isWhole(bytes: Uint8Array): boolean {
  return bytes.at(-1) === LINE_FEED && bytes.at(-2) === LINE_FEED;
}

/** The same response, its stream of events repaired. */
export function repairStream(response: Response): Response {
  const isStream = response.headers.get("content-type")?.startsWith("text/event-stream");
  if (!isStream || !response.body) return response;
  return new Response(repairBody(response.body), { status: response.status, headers: response.headers });
}

function repairBody(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const repair = createRepair();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (!done) {
        repair.see(value);
        controller.enqueue(value);
        return;
      }
      const last = repair.last();
      if (last) controller.enqueue(last);
      controller.close();
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

function toErrorEvent(rest: string): string | null {
  const text = rest.trim();
  if (!text.startsWith("{") && !text.startsWith("[")) return null;
  try {
    const parsed: unknown = JSON.parse(text);
    const body = Array.isArray(parsed) ? parsed[0] : parsed;
    const error = errorOf(body) ?? { code: "blocked", message: text };
    return `\n\ndata: ${JSON.stringify({ event_type: "error", error })}\n\n`;
  } catch {
    return null;
  }
}

function errorOf(body: unknown): object | null {
  if (typeof body !== "object" || body === null || !("error" in body)) return null;
  return typeof body.error === "object" ? body.error : null;
}
