import { type AppServer, startApp } from "./app-server";
import { test as base } from "./fixtures";
import { type ScriptedGoogle, startScriptedGoogle } from "./scripted-google";

/** For tests that need an answer to the letter: `app` gets what `google` is told to answer. */
export const test = base.extend<object, { google: ScriptedGoogle; app: AppServer }>({
  google: [
    async ({ emulator }, use) => {
      const google = await startScriptedGoogle(emulator.url);
      await use(google);
      google.remove();
    },
    { scope: "worker" },
  ],
  app: [
    async ({ google }, use) => {
      const app = await startApp({ GEMINI_API_KEY: "test-key", GOOGLE_GEMINI_BASE_URL: google.url });
      await use(app);
      await app.remove();
    },
    { scope: "worker" },
  ],
});
