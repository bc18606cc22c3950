import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test, vi } from "vitest";

const OIDC = {
  OIDC_ISSUER: "https://accounts.example",
  OIDC_CLIENT_ID: "parley",
  OIDC_CLIENT_SECRET: "s3cret",
  APP_ORIGIN: "https://chat.example",
};

/** The checks, of a process that was started with these variables. Settings are read once, so it is a new one. */
async function startedWith(variables: Record<string, string>, args: readonly string[] = []) {
  vi.resetModules();
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  const { env } = await import("./env");
  const { findRefusals, findWarnings } = await import("./check-settings");
  const start = { settings: env(), variables, args };
  return { refusals: findRefusals(start), warnings: findWarnings(start) };
}

afterEach(() => vi.unstubAllEnvs());

describe("PX-06 the server refuses to start", () => {
  test.each([
    ["NODE_TLS_REJECT_UNAUTHORIZED", { NODE_TLS_REJECT_UNAUTHORIZED: "0" }],
    ["GOOGLE_GENAI_DEBUG", { NODE_ENV: "production", GOOGLE_GENAI_DEBUG: "1" }],
    ["ACCESS_PASSPHRASE", { ACCESS_PASSPHRASE: "correct horse battery staple" }],
    ["DATABASE_URL", { DATABASE_URL: "postgres://user:password@host:5432/parley" }],
    ["OIDC_CLIENT_ID", { ...OIDC, OIDC_CLIENT_ID: "" }],
    ["OIDC_CLIENT_SECRET", { ...OIDC, OIDC_CLIENT_SECRET: "" }],
    ["OIDC_ISSUER", { ...OIDC, OIDC_ISSUER: "" }],
    ["OIDC_ISSUER", { ...OIDC, OIDC_ISSUER: "http://accounts.example" }],
    ["APP_ORIGIN", { ...OIDC, APP_ORIGIN: "" }],
    ["ALLOWED_EMAILS", { ALLOWED_EMAILS: "example.org" }],
  ])("and names %s: %o", async (name, variables) => {
    const { refusals } = await startedWith(variables);
    expect(refusals).toEqual([expect.stringContaining(name)]);
  });

  test("where the passphrase is short", async () => {
    await expect(startedWith({ ACCESS_PASSPHRASE: "elevenchars" })).rejects.toThrow("ACCESS_PASSPHRASE");
  });
});

test.each([
  [{}],
  [OIDC],
  [{ ...OIDC, OIDC_ISSUER: "http://localhost:4000" }],
  [{ ...OIDC, ALLOWED_EMAILS: "example.org" }],
  [{ ACCESS_PASSPHRASE: "twelve chars", NODE_ENV: "production" }],
  [{ NODE_ENV: "development", GOOGLE_GENAI_DEBUG: "1" }],
])("PX-06 the server starts with %o", async (variables) => {
  expect((await startedWith(variables)).refusals).toEqual([]);
});

test("PX-06 every example of a secret in the example file is refused, and none is set there", () => {
  const text = readFileSync(".env.example", "utf8");
  const secrets =
    /^(ACCESS_PASSPHRASE|OIDC_CLIENT_SECRET|METRICS_TOKEN|CRON_SECRET|DATABASE_URL|GEMINI_API_KEY)=(.*)$/gm;
  const values = [...text.matchAll(secrets)].map(([, , value]) => value);
  expect(values.length).toBeGreaterThan(3);
  expect(new Set(values)).toEqual(new Set([""]));
  for (const example of ["correct horse battery staple", "postgres://user:password@host:5432/parley"]) {
    expect(text).toContain(example);
  }
});

describe("PX-06 an open server that spends somebody's key says so", () => {
  const key = { GEMINI_API_KEY: "a-key" };

  test.each([
    ["on every address", key, []],
    ["on one of a network", key, ["-H", "192.168.1.5"]],
    ["on Vercel", { ...key, VERCEL: "1" }, ["-H", "127.0.0.1"]],
    ["where signing in is optional", { ...key, PASSKEYS: "on", ACCOUNTS: "optional" }, []],
    ["where anybody may make an account", { ...key, PASSKEYS: "on" }, []],
  ])("%s", async (_where, variables, args) => {
    expect((await startedWith(variables, args)).warnings).toEqual([
      expect.stringContaining("can spend your key"),
    ]);
  });

  test.each([
    ["without a key", {}, []],
    ["for this machine alone", key, ["-H", "127.0.0.1"]],
    ["for this machine alone, by its other name", key, ["--hostname", "localhost"]],
    ["for this machine alone, in the other protocol", key, ["-H", "::1"]],
    ["behind a passphrase", { ...key, ACCESS_PASSPHRASE: "twelve chars" }, []],
    ["behind a provider", { ...key, ...OIDC }, []],
    [
      "where the passphrase is asked of new accounts",
      { ...key, PASSKEYS: "on", ACCESS_PASSPHRASE: "twelve chars" },
      [],
    ],
  ])("but not %s", async (_where, variables, args) => {
    expect((await startedWith(variables, args)).warnings).toEqual([]);
  });
});
