import "server-only";
import {
  allowInsecureRequests,
  ClientSecretPost,
  type Configuration,
  customFetch,
  discovery,
} from "openid-client";
import { env } from "@/lib/server/env";
import { HttpError } from "@/lib/server/errors";
import { errorFields, log } from "@/lib/server/log";
import { processWide } from "@/lib/server/process-wide";
import { isLoopback } from "./origin";

const TIMEOUT_S = 10;
// What a provider says of itself changes rarely; its keys are asked for as they are needed.
const GOOD_FOR_MS = 3_600_000;

type Known = { configuration: Promise<Configuration>; until: number };
const slot = () => processWide<{ known: Known | null }>("provider", () => ({ known: null }));

/** What the provider says of itself. Throws `not_found` where there is none, `sign_in_failed` where it does not answer. */
export async function provider(): Promise<Configuration> {
  const known = slot().known;
  if (known && known.until > Date.now()) return known.configuration;
  const configuration = discover();
  slot().known = { configuration, until: Date.now() + GOOD_FOR_MS };
  try {
    return await configuration;
  } catch (cause) {
    slot().known = null;
    if (cause instanceof HttpError) throw cause;
    log.error(errorFields(cause), "the provider of sign-in does not answer as it should");
    throw new HttpError("sign_in_failed", { cause });
  }
}

async function discover(): Promise<Configuration> {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = env();
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID) throw new HttpError("not_found");
  const issuer = new URL(OIDC_ISSUER);
  const uncached: typeof fetch = (url, init) => fetch(url, { ...init, cache: "no-store" });
  return discovery(issuer, OIDC_CLIENT_ID, undefined, ClientSecretPost(OIDC_CLIENT_SECRET), {
    timeout: TIMEOUT_S,
    // A provider on this machine is for trying things out; from anywhere else its word needs TLS.
    execute: issuer.protocol === "http:" && isLoopback(issuer) ? [allowInsecureRequests] : [],
    // biome-ignore lint/suspicious/noExplicitAny: the library's own type of fetch is narrower than it hands over.
    [customFetch]: uncached as any,
  });
}
