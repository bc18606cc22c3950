import "server-only";
import { originOf } from "./origin";

export const RP_NAME = "Parley";

/** Asked for, and not insisted on: some security keys have no way to tell one person from another. */
export const VERIFICATION = "preferred";

/** EdDSA, ES256 and RS256: between them every authenticator has one. */
export const ALGORITHMS = [-8, -7, -257];

/** Whom passkeys are for: this host, at the origin that browsers have in their address bar. */
export function relyingParty(headers: Headers): { id: string; origin: string } {
  const { hostname, origin } = originOf(headers);
  return { id: hostname, origin };
}
