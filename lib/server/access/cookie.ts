import "server-only";
import { SESSION_DAYS } from "./owner";

const MAX_AGE_S = SESSION_DAYS * 86_400;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/**
 * Browsers take `Secure` cookies, which `__Host-` demands, over https and from the machine itself.
 * Over plain http in a local network they would drop it silently, so there the bare name is used.
 */
function nameFor(origin: URL): "__Host-sid" | "sid" {
  const isLoopback = ["localhost", "127.0.0.1", "[::1]"].includes(origin.hostname);
  return origin.protocol === "https:" || isLoopback ? "__Host-sid" : "sid";
}

export function readToken(cookies: string | null, origin: URL): string | null {
  const name = nameFor(origin);
  const values = (cookies?.split(";") ?? []).flatMap((pair) => {
    const [key, ...value] = pair.trim().split("=");
    return key === name ? [value.join("=")] : [];
  });
  // A second cookie of the name was planted by somebody else, and nothing tells which one is ours.
  const [token] = values;
  return values.length === 1 && token !== undefined && TOKEN.test(token) ? token : null;
}

export function writeToken(token: string, origin: URL): string {
  const name = nameFor(origin);
  const secure = name === "__Host-sid" ? "; Secure" : "";
  return `${name}=${token}; Path=/; Max-Age=${MAX_AGE_S}; HttpOnly; SameSite=Lax${secure}`;
}
