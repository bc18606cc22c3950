import "server-only";
import {
  Agent,
  type Dispatcher,
  request,
  type RequestInit as UndiciRequestInit,
  fetch as undiciFetch,
} from "undici";
import { processWide } from "@/lib/server/process-wide";
import { toStreamResponse } from "./stream-response";

// A model may think for minutes without a byte. Node's own limit of five would cut it off; how long
// silence may last is decided where turns are run.
const agent = () => processWide("agent", () => new Agent({ headersTimeout: 0, bodyTimeout: 0 }));

/** `fetch` that waits as long as its signal lets it. */
export async function fetchPatiently(url: string, init: RequestInit): Promise<Response> {
  if (asksForStream(init)) return openStream(url, init);
  const response = await undiciFetch(url, { ...(init as UndiciRequestInit), dispatcher: agent() });
  // The SDK knows Node's own class of responses.
  return new Response(response.body as ReadableStream<Uint8Array> | null, {
    status: response.status,
    statusText: response.statusText,
    headers: [...response.headers],
  });
}

function asksForStream({ headers }: RequestInit): boolean {
  return new Headers(headers).get("accept")?.includes("text/event-stream") ?? false;
}

/** Fails as `fetch` does, which the SDK knows. */
async function openStream(
  url: string,
  { method = "GET", headers, body, signal }: RequestInit,
): Promise<Response> {
  const answer = await request(url, {
    method: method as Dispatcher.HttpMethod,
    headers: [...new Headers(headers)].flat(),
    body: body as Dispatcher.RequestOptions["body"],
    signal: signal ?? null,
    dispatcher: agent(),
  }).catch((cause: unknown) => {
    throw signal?.aborted ? cause : new TypeError("fetch failed", { cause });
  });
  return toStreamResponse(answer, signal);
}
