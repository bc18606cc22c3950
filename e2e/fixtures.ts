import { setTimeout as sleep } from "node:timers/promises";
import {
  type BrowserContext,
  test as base,
  expect as baseExpect,
  type Page,
  type Request,
} from "@playwright/test";
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
  /** What a test plants for the content policy to stop, as "directive address"; anything else that it stops fails the test. */
  expectedViolations: RegExp[];
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
  expectedViolations: [[], { option: true }],
  quiet: [
    async ({ page, context, app, expectedConsole, expectedViolations }, use) => {
      const violations = await watchPolicy(context);
      const errors: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") errors.push(message.text());
      });
      page.on("pageerror", (error) => errors.push(error.message));
      leaveWhenSaved(page);
      const before = app.output().length;
      await use(undefined);
      const unexpected = errors.filter((text) => !expectedConsole.some((pattern) => pattern.test(text)));
      baseExpect(unexpected, "errors in the page's console").toEqual([]);
      const unlawful = violations.filter((text) => !expectedViolations.some((known) => known.test(text)));
      baseExpect(unlawful, "what the content policy had to stop").toEqual([]);
      baseExpect(errorLines(app.output().slice(before)), "errors in the server's log").toEqual([]);
    },
    { auto: true },
  ],
});

/** Longer than what follows from an answer takes to be sent. */
const QUIET_MS = 100;
const PATIENCE_MS = 5_000;

/**
 * Nobody reloads, or goes to another address, within the milliseconds in which what they did is being saved, but a
 * test would. The answer to a message is no saving, and what never ends is not waited for.
 */
function leaveWhenSaved(page: Page): void {
  const saving = new Set<Request>();
  let lastChange = 0;
  page.on("request", (request) => {
    if (request.method() === "GET" || request.url().endsWith("/turns")) return;
    saving.add(request);
  });
  const end = (request: Request) => {
    if (saving.delete(request)) lastChange = Date.now();
  };
  page.on("requestfinished", end);
  page.on("requestfailed", end);
  const saved = async () => {
    const until = Date.now() + PATIENCE_MS;
    while (Date.now() < until && (saving.size > 0 || Date.now() - lastChange < QUIET_MS)) await sleep(20);
  };
  const reload = page.reload.bind(page);
  page.reload = (options) => saved().then(() => reload(options));
  const goto = page.goto.bind(page);
  page.goto = (url, options) => saved().then(() => goto(url, options));
}

const VIOLATION = "content policy: ";

/** Collects what the policy of a page, or of a frame in it, has stopped, as "directive address". */
async function watchPolicy(context: BrowserContext): Promise<string[]> {
  const violations: string[] = [];
  context.on("console", (message) => {
    const [, violation] = message.text().split(VIOLATION);
    if (message.type() === "debug" && violation !== undefined) violations.push(violation);
  });
  await context.addInitScript((mark) => {
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
      // biome-ignore lint/suspicious/noConsole: from any frame, it is how a page speaks to its test.
      console.debug(`${mark}${effectiveDirective} ${blockedURI}`),
    );
  }, VIOLATION);
  return violations;
}

/** Beside `test`, so that a spec has one thing to import. */
export const expect = baseExpect;

const ERROR_LEVEL = 50;

function errorLines(log: string): string[] {
  return log.split("\n").filter((line) => {
    const level = Number(/"level":(\d+)/.exec(line)?.[1] ?? 0);
    return level >= ERROR_LEVEL || /^\s*(⨯|Error|TypeError|UnhandledPromiseRejection)/.test(line);
  });
}
