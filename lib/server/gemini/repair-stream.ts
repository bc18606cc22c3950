import "server-only";

// A refusal or a gateway's error is one short line; a longer rest is a cut event.
const MAX_REST_BYTES = 64 * 1024;

/**
 * The API sometimes ends a stream with bare JSON where a frame should be: a refusal, or the error of
 * a gateway. The SDK drops it without a word. Here it becomes an `error` event, which the SDK yields.
 */
export function repairStream(response: Response): Response {
  const isStream = response.headers.get("content-type")?.startsWith("text/event-stream");
  if (!isStream || !response.body) return response;
  return new Response(watchEnd(response.body), { status: response.status, headers: response.headers });
}

function watchEnd(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (!done) {
        rest = restAfterFrames(rest, decoder.decode(value, { stream: true }));
        controller.enqueue(value);
        return;
      }
      const error = toErrorEvent(rest);
      if (error) controller.enqueue(new TextEncoder().encode(error));
      controller.close();
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

/** What stands behind the last whole frame: all that matters when the stream ends. */
function restAfterFrames(rest: string, text: string): string {
  const all = rest + text;
  const end = Math.max(all.lastIndexOf("\n\n"), all.lastIndexOf("\r\n\r\n"));
  return (end === -1 ? all : all.slice(end)).slice(-MAX_REST_BYTES);
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
