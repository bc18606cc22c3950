import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Emulator } from "./emulator.ts";

/** The emulator behind a socket: unbuffered, and with resets where a fault asks for them. */
export function createEmulatorServer(emulator: Emulator): Server {
  return createServer((request, response) => {
    // Nagle would hold small events back, and a reader would see them in clumps.
    response.socket?.setNoDelay(true);
    answer(emulator, request, response).catch(() => response.socket?.resetAndDestroy());
  });
}

async function answer(
  emulator: Emulator,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  outgoing.on("close", () => gone.abort());
  const request = await toRequest(incoming, gone.signal);
  const response = await emulator.fetch(request);
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.flushHeaders();
  if (response.body) await write(response.body, outgoing, gone.signal);
  outgoing.end();
}

async function toRequest(incoming: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, String(value));
  }
  const method = incoming.method ?? "GET";
  const url = `http://${incoming.headers.host ?? "localhost"}${incoming.url}`;
  return new Request(url, { method, headers, signal, ...(body.length > 0 && method !== "GET" && { body }) });
}

async function write(
  body: ReadableStream<Uint8Array>,
  outgoing: ServerResponse,
  gone: AbortSignal,
): Promise<void> {
  for await (const bytes of body) {
    if (gone.aborted) return;
    if (!outgoing.write(bytes)) await Promise.race([once(outgoing, "drain"), once(outgoing, "close")]);
  }
}
