import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server, ServerResponse } from "node:http";

const FILE = /^(PUT \/api\/(attachments\/.|environments\/[^/]+\/file\?)|POST \/api\/import$)/;
const LONGEST_MS = 5 * 60_000;
// Headers are small: who takes longer holds a connection open for nothing.
const HEADERS_MS = 15_000;

// Whoever sends a file that nobody reads any more is let go soon after the answer.
const AFTER_ANSWER_MS = 10_000;

/**
 * Lets files take as long as they need to arrive: Node ends any request after five minutes, and a film
 * over a slow line takes an hour. One that stands still is ended where it is read, one that was answered
 * before it was whole soon after that; all other requests still have `longestMs`, and their headers `headersMs`.
 */
export function giveFilesTime(longestMs = LONGEST_MS, headersMs = HEADERS_MS): void {
  subscribe("http.server.request.start", (message) => {
    const { request, response, server } = message as Started;
    server.requestTimeout = 0;
    server.headersTimeout = headersMs;
    const isFile = FILE.test(`${request.method} ${request.url}`);
    if (isFile) response.once("finish", () => endUnless(request, AFTER_ANSWER_MS));
    else endUnless(request, longestMs);
  });
}

const KEEP_ALIVE_MS = 75_000;

/**
 * Leaves connections open for longer than a proxy keeps one that it does not use, which is a minute: what it sends just
 * when a connection is ended here is lost, and answered by a 502. Node ends them after five seconds.
 */
export function keepConnections(): void {
  subscribe("http.server.request.start", (message) => {
    (message as Started).server.keepAliveTimeout = KEEP_ALIVE_MS;
  });
}

type Started = { request: IncomingMessage; response: ServerResponse; server: Server };

/** Ends a request that is not whole by then. */
function endUnless(request: IncomingMessage, ms: number): void {
  const timer = setTimeout(() => {
    if (!request.complete) request.destroy();
  }, ms).unref();
  request.once("close", () => clearTimeout(timer));
}
