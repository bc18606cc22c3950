import "server-only";
import { env } from "@/lib/server/env";

/** The origin that the browser has in its address bar: APP_ORIGIN, or what the request was sent to. */
export function originOf(headers: Headers): URL {
  const configured = env().APP_ORIGIN;
  if (configured) return new URL(configured);
  const host = headers.get("host") ?? "localhost";
  // Set by Next for its own server; a proxy in front that ends TLS is named by APP_ORIGIN.
  const protocol = headers.get("x-forwarded-proto") === "https" ? "https" : "http";
  return parseOrigin(`${protocol}://${host}`) ?? new URL("http://localhost");
}

/**
 * Whether a request that changes something was made by a page of ours. Browsers say so in
 * Sec-Fetch-Site; older ones in Origin. What says neither is refused.
 */
export function isOwnOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return false;
  const origin = headers.get("origin");
  if (origin === null) return site === "same-origin";
  return origin === originOf(headers).origin;
}

/** Whether an address is of this machine. */
export function isLoopback({ hostname }: URL): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}

function parseOrigin(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
