import { startApp } from "./app-server";
import { startNode, waitForAnswer } from "./child";
import { findFreePort } from "./free-port";
import { test as base } from "./http-fixtures";

export const PASSPHRASE = "open sesame, please";

export const OIDC_NAME = "Test Company";

/** A server that asks for a passphrase. */
export const passphraseTest = base.extend<object, object>({
  app: [
    async ({ emulator }, use) => {
      const app = await startApp({
        GEMINI_API_KEY: "test-key",
        GOOGLE_GEMINI_BASE_URL: emulator.url,
        ACCESS_PASSPHRASE: PASSPHRASE,
      });
      await use(app);
      await app.remove();
    },
    { scope: "worker" },
  ],
});

/** A server with accounts, by a provider and by passkeys, for whom signing in is optional. */
export const accountsTest = base.extend<object, object>({
  app: [
    async ({ emulator }, use) => {
      const port = await findFreePort();
      const issuer = `http://localhost:${port}`;
      const app = await startApp((url) => ({
        GEMINI_API_KEY: "test-key",
        GOOGLE_GEMINI_BASE_URL: emulator.url,
        APP_ORIGIN: url,
        OIDC_ISSUER: issuer,
        OIDC_CLIENT_ID: "parley",
        OIDC_CLIENT_SECRET: "a secret of the tests",
        OIDC_NAME,
        ALLOWED_EMAILS: "example.org",
        PASSKEYS: "on",
        ACCESS_PASSPHRASE: PASSPHRASE,
        ACCOUNTS: "optional",
      }));
      const back = `${app.url}/api/sign-in/oidc/callback`;
      const provider = startNode("e2e/identity-provider.ts", [String(port), back], {});
      await waitForAnswer(`${issuer}/up`, provider);
      await use(app);
      await provider.end("SIGTERM");
      await app.remove();
    },
    { scope: "worker" },
  ],
});
