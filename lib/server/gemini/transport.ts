import "server-only";
import { Agent, type RequestInit as UndiciRequestInit, fetch as undiciFetch } from "undici";
import { processWide } from "@/lib/server/process-wide";

// A model may think for minutes without a byte. Node's own limit of five would cut it off; how long
// silence may last is decided where turns are run.
const agent = () => processWide("agent", () => new Agent({ headersTimeout: 0, bodyTimeout: 0 }));

/** `fetch` that waits as long as its signal lets it. */
export async function fetchPatiently(url: string, init: RequestInit): Promise<Response> {
  const response = await undiciFetch(url, { ...(init as UndiciRequestInit), dispatcher: agent() });
  // The SDK knows Node's own class of responses.
  return new Response(response.body as ReadableStream<Uint8Array> | null, {
    status: response.status,
    statusText: response.statusText,
    headers: [...response.headers],
  });
}
