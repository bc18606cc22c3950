import type { Page } from "@playwright/test";

/** What was copied for programs that take formatting; null for as long as the clipboard has nothing of that kind. */
export function copiedHtml(page: Page): Promise<string | null> {
  return page.evaluate(async () => {
    const [entry] = await navigator.clipboard.read();
    if (!entry?.types.includes("text/html")) return null;
    return (await entry.getType("text/html")).text();
  });
}
