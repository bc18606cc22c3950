import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server } from "node:http";

const FILE = /^\/api\/attachments\/./;
const LONGEST_MS = 5 * 60_000;

/**
 * Lets files take as long as they need to arrive: Node ends any request after five minutes, and a film
 * over a slow line takes an hour. One that stands still is ended where it is read; all other requests
 * still have `longestMs`.
 */
export function giveFilesTime(longestMs = LONGEST_MS): void {
  subscribe("http.server.request.start", (message) => {
    const { request, server } = message as { request: IncomingMessage; server: Server };
    server.requestTimeout = 0;
    if (request.method === "PUT" && FILE.test(request.url ?? "")) return;
    const timer = setTimeout(() => {
      if (!request.complete) request.destroy();
    }, longestMs).unref();
    request.once("close", () => clearTimeout(timer));
  });
}
