import "server-only";
import type { AccessMode } from "@/lib/protocol/access";
import type { AccessState } from "@/lib/protocol/api-access";
import { env } from "@/lib/server/env";
import { HttpError } from "@/lib/server/errors";
import type { Session } from "./sessions";

/** Who may use this server, as its settings say. */
export function accessMode(): AccessMode {
  if (env().OIDC_ISSUER || env().PASSKEYS === "on") return "accounts";
  return env().ACCESS_PASSPHRASE ? "passphrase" : "open";
}

/** Whether a session, or who has none, may use this server. */
export function mayEnter(session: Pick<Session, "method"> | null): boolean {
  return !isRequired() || hasSignedIn(session);
}

function isRequired(): boolean {
  const mode = accessMode();
  return mode === "passphrase" || (mode === "accounts" && env().ACCOUNTS === "required");
}

/** Whether somebody has signed in, in a way that counts on this server. */
function hasSignedIn(session: Pick<Session, "method"> | null): boolean {
  const method = session?.method ?? null;
  if (accessMode() === "passphrase") return method === "passphrase";
  return accessMode() === "accounts" && (method === "oidc" || method === "passkey");
}

/** The session of who has signed in. Throws `not_found` where nobody has: there is nothing to sign out of. */
export function signedIn(session: Session | null): Session {
  if (!session || !hasSignedIn(session)) throw new HttpError("not_found");
  return session;
}

/** What a page has to know to show who is signed in, and how one does. */
export function accessState(session: Session | null): AccessState {
  const { OIDC_ISSUER, OIDC_NAME, PASSKEYS, ACCESS_PASSPHRASE } = env();
  return {
    mode: accessMode(),
    isRequired: isRequired(),
    provider: OIDC_ISSUER ? { name: OIDC_NAME ?? null } : null,
    hasPasskeys: PASSKEYS === "on",
    canJoinByPasskey: canJoinByPasskey(),
    needsPassphrase: canJoinByPasskey() && ACCESS_PASSPHRASE !== undefined,
    signedInBy: session && hasSignedIn(session) ? session.method : null,
  };
}

/** Whether a passkey may make an account. Where a provider knows who is invited, that needs the passphrase too. */
export function canJoinByPasskey(): boolean {
  const { OIDC_ISSUER, PASSKEYS, ACCESS_PASSPHRASE } = env();
  return PASSKEYS === "on" && (!OIDC_ISSUER || ACCESS_PASSPHRASE !== undefined);
}

/** Throws `not_found` where one does not sign in that way. */
export function requireWay(way: "passphrase" | "oidc" | "passkey" | "new passkey"): void {
  const isThere = {
    passphrase: accessMode() === "passphrase",
    oidc: env().OIDC_ISSUER !== undefined,
    passkey: env().PASSKEYS === "on",
    "new passkey": canJoinByPasskey(),
  }[way];
  if (!isThere) throw new HttpError("not_found");
}
