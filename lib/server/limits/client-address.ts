import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { env } from "@/lib/server/env";

/** Says who is at the other end of the connection. A client that says it itself is not heard. */
const PEER_HEADER = "x-parley-peer";

/** Has every request of this process say its peer, which handlers are not told otherwise. */
export function notePeers(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[PEER_HEADER] = request.socket.remoteAddress ?? "";
  });
}

/**
 * The address of the client: the peer, or what the outermost of `TRUST_PROXY` proxies has seen. What stands
 * further left in `X-Forwarded-For` anybody can write. On Vercel the platform says it.
 */
export function clientAddress(headers: Headers): string {
  // biome-ignore lint/style/noProcessEnv: set by the platform, not by whoever configures.
  if (process.env.VERCEL) return headers.get("x-vercel-forwarded-for") ?? headers.get("x-real-ip") ?? "";
  const proxies = env().TRUST_PROXY;
  const hops = (headers.get("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  // With fewer hops than proxies the request did not come through all of them: its peer is what is known.
  return (proxies > 0 && hops.at(-proxies)) || (headers.get(PEER_HEADER) ?? "");
}
