import type { Page } from "@playwright/test";
import { type AppServer, startApp } from "./app-server";

/** A server with settings of its own, for as long as the test runs; a page that looks at it leaves before that. */
export async function withApp(
  env: Record<string, string>,
  work: (app: AppServer) => Promise<void>,
  page?: Page,
): Promise<void> {
  const app = await startApp(env);
  try {
    await work(app);
  } finally {
    await page?.goto("about:blank");
    await app.remove();
  }
}
