import type { Page } from "@playwright/test";
import { expect } from "./fixtures";

/** What the console says where there is no network, and of what is not there, or not any more. */
export const WITHOUT_NETWORK =
  /ERR_(INTERNET_DISCONNECTED|CONNECTION|EMPTY_RESPONSE|NETWORK|INCOMPLETE|SOCKET|FAILED)|Failed to fetch|status of 40[134]/;

/** Waits until the browser could open a path without a network: the worker has the files, and the conversation is kept. */
export async function atHand(page: Page, url: string): Promise<void> {
  const { pathname } = new URL(url, page.url());
  const isAtHand = (path: string) =>
    page.evaluate(async (wanted) => {
      const files = performance
        .getEntriesByType("resource")
        .map(({ name }) => name)
        .filter((name) => name.includes("/_next/static/"));
      const paths = ["/offline", "/kept/frame", ...(wanted === "/" ? [] : [`/kept${wanted}`]), ...files];
      const found = await Promise.all(paths.map((each) => caches.match(each, { ignoreVary: true })));
      return navigator.serviceWorker.controller !== null && found.every((each) => each !== undefined);
    }, path);
  await expect.poll(() => isAtHand(pathname), { timeout: 30_000 }).toBe(true);
}

/** Has the browser keep no conversation for when there is no network, as if those that were read were read long ago. */
export function forgetKept(page: Page): Promise<void> {
  return page.evaluate(async () => {
    for (const name of await caches.keys()) if (name.startsWith("parley-kept-")) await caches.delete(name);
  });
}

/** All that this browser keeps for when there is no network. */
export function keptTexts(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const texts: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const { pathname } = new URL(request.url);
        if (!pathname.startsWith("/_next/"))
          texts.push(`${pathname} ${await (await cache.match(request))?.text()}`);
      }
    }
    return texts.join("\n");
  });
}
