import "server-only";
import { accessMode, canJoinByPasskey } from "./access/mode";
import { isLoopback } from "./access/origin";
import type { Env } from "./env";

type Variables = Record<string, string | undefined>;

/** What the process was started with, beside the settings that are its own. */
export type Start = { settings: Env; variables: Variables; args: readonly string[] };

/** Values that stand in `.env.example`, which anybody knows. */
const EXAMPLES = ["correct horse battery staple", "postgres://user:password@host:5432/parley"];
const SECRETS = [
  "ACCESS_PASSPHRASE",
  "OIDC_CLIENT_SECRET",
  "METRICS_TOKEN",
  "CRON_SECRET",
  "DATABASE_URL",
  "GEMINI_API_KEY",
  "GOOGLE_API_KEY",
] as const;
const PROVIDER = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;

/** Why the server must not start as it is set up, each in a sentence that names the variable. */
export function findRefusals({ settings, variables }: Start): string[] {
  const refusals: string[] = [];
  if (variables.NODE_TLS_REJECT_UNAUTHORIZED === "0") {
    refusals.push("NODE_TLS_REJECT_UNAUTHORIZED=0 lets anybody on the way read the API key. Remove it.");
  }
  if (variables.NODE_ENV === "production" && variables.GOOGLE_GENAI_DEBUG) {
    refusals.push("GOOGLE_GENAI_DEBUG writes conversations and the API key to the log. Remove it.");
  }
  for (const name of SECRETS) {
    if (EXAMPLES.includes(settings[name] ?? "")) {
      refusals.push(`${name} has the value of the example file, which anybody knows. Choose your own.`);
    }
  }
  return [...refusals, ...findProviderRefusals(settings)];
}

function findProviderRefusals(settings: Env): string[] {
  const missing = PROVIDER.filter((name) => settings[name] === undefined);
  if (missing.length === PROVIDER.length) {
    return settings.ALLOWED_EMAILS
      ? ["ALLOWED_EMAILS says who may sign in by a provider, but OIDC_ISSUER names none."]
      : [];
  }
  if (missing.length > 0) return [`Signing in by a provider needs ${missing.join(" and ")}, too.`];
  const refusals: string[] = [];
  const issuer = new URL(settings.OIDC_ISSUER ?? "");
  if (issuer.protocol !== "https:" && !isLoopback(issuer)) {
    refusals.push("OIDC_ISSUER has to begin with https://, or anybody on the way could sign in as anybody.");
  }
  // Else it would be whatever host a request names.
  if (!settings.APP_ORIGIN) {
    refusals.push(
      "Signing in by a provider needs APP_ORIGIN, the address that the provider sends people back to.",
    );
  }
  return refusals;
}

/** What whoever runs the server should know, and may want. */
export function findWarnings({ settings, variables, args }: Start): string[] {
  const isOpen =
    accessMode() === "open" ||
    (accessMode() === "accounts" &&
      (settings.ACCOUNTS === "optional" || (canJoinByPasskey() && !settings.ACCESS_PASSPHRASE)));
  if (!settings.apiKey || !isOpen || !isReachable(variables, args)) return [];
  return [
    "anybody who finds this address can spend your key: set ACCESS_PASSPHRASE, or let people sign in by OIDC_ISSUER",
  ];
}

/** Whether other machines may reach the server: Next listens on every address, but where it is told not to. */
function isReachable(variables: Variables, args: readonly string[]): boolean {
  if (variables.VERCEL) return true;
  const at = args.findIndex((arg) => arg === "-H" || arg === "--hostname");
  const host = at < 0 ? "" : (args[at + 1] ?? "");
  const address = `http://${host.includes(":") ? `[${host}]` : host || "0.0.0.0"}`;
  return !URL.canParse(address) || !isLoopback(new URL(address));
}
