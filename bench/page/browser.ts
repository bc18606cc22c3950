import { type Browser, type CDPSession, chromium, type Page } from "@playwright/test";
import { CHROMIUM_ARGUMENTS } from "../../e2e/chromium-arguments.ts";

export function startBrowser(...more: readonly string[]): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH;
  const args = [...CHROMIUM_ARGUMENTS, ...more];
  return chromium.launch({ args, ...(executablePath && { executablePath }) });
}

export type MainThread = {
  /** CPU time of the page's main thread while `work` went on, in ms: what others take of the machine does not count. */
  msOf(work: () => Promise<unknown>): Promise<number>;
};

export async function watchMainThread(page: Page): Promise<MainThread> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return {
    async msOf(work) {
      const before = await taskMs(session);
      await work();
      return (await taskMs(session)) - before;
    },
  };
}

async function taskMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
}
