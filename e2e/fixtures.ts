import { test as base, expect as baseExpect } from "@playwright/test";
import { ApiClient } from "./api-client";
import { type AppServer, startApp } from "./app-server";
import { type EmulatorServer, startEmulator } from "./emulator-server";

type WorkerFixtures = {
  emulator: EmulatorServer;
  /** The app, with the emulator in the place of Google. Shared by the tests of a worker. */
  app: AppServer;
};
type TestFixtures = {
  /** Somebody new, over HTTP. */
  client: ApiClient;
  /** Messages of the console that the test expects; any other error fails it. */
  expectedConsole: RegExp[];
  quiet: undefined;
};

/** How fast the emulator answers: fast, and slow enough to see an answer grow. */
const PACE = 0.15;

export const test = base.extend<TestFixtures, WorkerFixtures>({
  emulator: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
    async ({}, use) => {
      const emulator = await startEmulator(PACE);
      await use(emulator);
      await emulator.remove();
    },
    { scope: "worker" },
  ],
  app: [
    async ({ emulator }, use) => {
      const app = await startApp({ GEMINI_API_KEY: "test-key", GOOGLE_GEMINI_BASE_URL: emulator.url });
      await use(app);
      await app.remove();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ app }, use) => use(app.url),
  client: async ({ app }, use) => use(new ApiClient(app.url)),
  expectedConsole: [[], { option: true }],
  quiet: [
    async ({ page, app, expectedConsole }, use) => {
      const errors: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") errors.push(message.text());
      });
      page.on("pageerror", (error) => errors.push(error.message));
      const before = app.output().length;
      await use(undefined);
      const unexpected = errors.filter((text) => !expectedConsole.some((pattern) => pattern.test(text)));
      baseExpect(unexpected, "errors in the page's console").toEqual([]);
      baseExpect(errorLines(app.output().slice(before)), "errors in the server's log").toEqual([]);
    },
    { auto: true },
  ],
});

/** Beside `test`, so that a spec has one thing to import. */
export const expect = baseExpect;

const ERROR_LEVEL = 50;

function errorLines(log: string): string[] {
  return log.split("\n").filter((line) => {
    const level = Number(/"level":(\d+)/.exec(line)?.[1] ?? 0);
    return level >= ERROR_LEVEL || /^\s*(⨯|Error|TypeError|UnhandledPromiseRejection)/.test(line);
  });
}
