import "server-only";
import { isLoopback } from "./origin";
import { SESSION_DAYS } from "./sessions";
import { SIGN_IN_MS } from "./sign-ins";

/** What a browser keeps of ours: its session, and for some minutes that it is about to sign in. */
const COOKIES = {
  session: { name: "sid", maxAgeS: SESSION_DAYS * 86_400 },
  signIn: { name: "signin", maxAgeS: SIGN_IN_MS / 1_000 },
};
type Kind = keyof typeof COOKIES;

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/**
 * `__Host-` demands `Secure`. Over https every browser takes that; over plain http most take it from
 * the machine itself, Safari does not, and on a local network none does. So plain http from the
 * machine itself gets both names, and plain http from elsewhere the bare one.
 */
function namesFor(kind: Kind, origin: URL): readonly string[] {
  const { name } = COOKIES[kind];
  if (origin.protocol === "https:") return [`__Host-${name}`];
  return isLoopback(origin) ? [`__Host-${name}`, name] : [name];
}

/** The token in a cookie, by the first name that is there. */
export function readToken(cookies: string | null, origin: URL, kind: Kind = "session"): string | null {
  for (const name of namesFor(kind, origin)) {
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

export function writeCookies(token: string, origin: URL, kind: Kind = "session"): string[] {
  return cookiesOf(kind, origin, token, COOKIES[kind].maxAgeS);
}

/** Has the browser forget a token. */
export function clearCookies(origin: URL, kind: Kind = "session"): string[] {
  return cookiesOf(kind, origin, "", 0);
}

function cookiesOf(kind: Kind, origin: URL, token: string, maxAgeS: number): string[] {
  return namesFor(kind, origin).map((name) => {
    const secure = name.startsWith("__Host-") ? "; Secure" : "";
    return `${name}=${token}; Path=/; Max-Age=${maxAgeS}; HttpOnly; SameSite=Lax${secure}`;
  });
}
