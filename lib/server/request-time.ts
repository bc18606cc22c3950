import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server, ServerResponse } from "node:http";

const FILE = /^\/api\/(attachments\/.|environments\/[^/]+\/file\?)/;
const LONGEST_MS = 5 * 60_000;

// Whoever sends a file that nobody reads any more is let go soon after the answer.
const AFTER_ANSWER_MS = 10_000;

/**
 * Lets files take as long as they need to arrive: Node ends any request after five minutes, and a film
 * over a slow line takes an hour. One that stands still is ended where it is read, one that was answered
 * before it was whole soon after that; all other requests still have `longestMs`.
 */
export function giveFilesTime(longestMs = LONGEST_MS): void {
  subscribe("http.server.request.start", (message) => {
    const { request, response, server } = message as Started;
    server.requestTimeout = 0;
    const isFile = request.method === "PUT" && FILE.test(request.url ?? "");
    if (isFile) response.once("finish", () => endUnless(request, AFTER_ANSWER_MS));
    else endUnless(request, longestMs);
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
