import type { Browser, BrowserContext, Page } from "@playwright/test";
import { ApiClient } from "../../e2e/api-client.ts";
import { startApp } from "../../e2e/app-server.ts";
import { startEmulator } from "../../e2e/emulator-server.ts";
import { startBrowser } from "./browser.ts";
import { storeLongThread } from "./long-conversation.ts";

export type LongPages = {
  /** Whoever has the threads. */
  client: ApiClient;
  /** A page of somebody who has the threads, with nothing in it yet. */
  newPage(): Promise<Page>;
  addressOf(turns: number): string;
  remove(): Promise<void>;
};

/** The built application with threads of so many turns. */
export async function startLongPages(counts: readonly number[]): Promise<LongPages> {
  const emulator = await startEmulator(1);
  const app = await startApp({ GEMINI_API_KEY: "bench", GOOGLE_GEMINI_BASE_URL: emulator.url });
  const browser: Browser = await startBrowser();
  const client = new ApiClient(app.url);
  const ids = new Map<number, string>();
  for (const count of counts) ids.set(count, await storeLongThread(client, count));
  return {
    client,
    async newPage() {
      const context = await browser.newContext();
      await shareSession(client, context);
      return context.newPage();
    },
    addressOf: (turns) => `${app.url}/${turns === 0 ? "" : `threads/${ids.get(turns)}`}`,
    async remove() {
      await browser.close();
      await app.remove();
      await emulator.remove();
    },
  };
}

async function shareSession({ cookie }: ApiClient, context: BrowserContext): Promise<void> {
  const [name = "", value = ""] = cookie?.split("=", 2) ?? [];
  const secure = name.startsWith("__Host-");
  const place = { domain: "localhost", path: "/", httpOnly: true, secure, sameSite: "Lax" as const };
  await context.addCookies([{ name, value, ...place }]);
}
