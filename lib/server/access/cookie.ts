import "server-only";
import { SESSION_DAYS } from "./owner";

const MAX_AGE_S = SESSION_DAYS * 86_400;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/**
 * `__Host-` demands `Secure`. Over https every browser takes that; over plain http most take it from
 * the machine itself, Safari does not, and on a local network none does. So plain http from the
 * machine itself gets both names, and plain http from elsewhere the bare one.
 */
function namesFor({ protocol, hostname }: URL): readonly string[] {
  if (protocol === "https:") return ["__Host-sid"];
  const isLoopback = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  return isLoopback ? ["__Host-sid", "sid"] : ["sid"];
}

/** The token of the session, by the first name that is there. */
export function readToken(cookies: string | null, origin: URL): string | null {
  for (const name of namesFor(origin)) {
    const values = valuesOf(cookies, name);
    // A second cookie of the name was planted by somebody else, and nothing tells which one is ours.
    if (values.length > 1) return null;
    const [token] = values;
    if (token !== undefined) return TOKEN.test(token) ? token : null;
  }
  return null;
}

function valuesOf(cookies: string | null, name: string): string[] {
  return (cookies?.split(";") ?? []).flatMap((pair) => {
    const [key, ...value] = pair.trim().split("=");
    return key === name ? [value.join("=")] : [];
  });
}

export function writeCookies(token: string, origin: URL): string[] {
  return namesFor(origin).map((name) => {
    const secure = name === "__Host-sid" ? "; Secure" : "";
    return `${name}=${token}; Path=/; Max-Age=${MAX_AGE_S}; HttpOnly; SameSite=Lax${secure}`;
  });
}
