import { createHash } from "node:crypto";
import type { Page } from "@playwright/test";
import { startCanary } from "./canary";
import { expect, test } from "./fixtures";

/** Files that act when a browser takes them for a page, a picture of code, or a script. */
const hostileFiles = (canary: string) => [
  { name: "page.html", type: "text/html", text: `<script>fetch("${canary}")</script><img src="${canary}">` },
  {
    name: "drawing.svg",
    type: "image/svg+xml",
    text: `<svg xmlns="http://www.w3.org/2000/svg" onload="fetch('${canary}')"><image href="${canary}"/></svg>`,
  },
  {
    name: "page.xhtml",
    type: "application/xhtml+xml",
    text: `<html xmlns="http://www.w3.org/1999/xhtml"><script>fetch("${canary}")</script></html>`,
  },
  { name: "data.xml", type: "text/xml", text: `<?xml-stylesheet href="${canary}"?><a/>` },
  { name: "code.js", type: "text/javascript", text: `fetch("${canary}")` },
  {
    name: "mail.mhtml",
    type: "multipart/related",
    text: `Content-Type: text/html\n\n<script>fetch("${canary}")</script>`,
  },
  {
    name: "form.pdf",
    type: "application/pdf",
    text: `%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.launchURL\\("${canary}"\\))>>>>endobj\n%%EOF`,
  },
];

/** Stores a file as whoever has the page open; resolves to its address. */
async function store(page: Page, file: { name: string; type: string; text: string }): Promise<string> {
  const bytes = Buffer.from(file.text);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return page.evaluate(
    async ({ name, type, text, size, sha256 }) => {
      const headers = { "content-type": "application/json" };
      const announced = await fetch("/api/attachments", {
        method: "POST",
        headers,
        body: JSON.stringify({ name, type, size, sha256 }),
      });
      const { id } = await announced.json();
      const put = await fetch(`/api/attachments/${id}`, { method: "PUT", body: new Blob([text]) });
      const { content } = await put.json();
      return content.uri as string;
    },
    { ...file, size: bytes.byteLength, sha256 },
  );
}

test.describe("files that mean harm", () => {
  test.use({
    expectedConsole: [/Refused to|MIME type|sandboxed|Content Security Policy|violates|TrustedScriptURL/],
    expectedViolations: [/./],
  });

  test("UP-02 UP-03 nothing runs in any of them when it is opened as a page", async ({
    page,
    context,
    app,
  }) => {
    const canary = await startCanary();
    await page.goto("/");
    for (const file of hostileFiles(canary.url)) {
      const uri = await store(page, file);
      const opened = await context.newPage();
      // What is only ever downloaded aborts the navigation, which is as good.
      await opened.goto(app.url + uri).catch(() => null);
      await opened.waitForLoadState("networkidle");
      await opened.close();
    }
    expect(canary.hits()).toBe(0);
    const blank = await context.newPage();
    await blank.evaluate((url) => fetch(url, { mode: "no-cors" }), canary.url);
    expect(canary.hits(), "the canary hears what does run").toBe(1);
    canary.close();
  });

  test("UP-05 a file of code is no script for a page of ours", async ({ page }) => {
    const canary = await startCanary();
    await page.goto("/");
    const uri = await store(page, {
      name: "code.js",
      type: "text/javascript",
      text: `fetch("${canary.url}")`,
    });
    const outcome = await page.evaluate(
      (src) =>
        new Promise<string>((resolve) => {
          const script = document.createElement("script");
          script.onload = () => resolve("loaded");
          script.onerror = () => resolve("refused");
          try {
            script.src = src;
            document.head.append(script);
          } catch {
            resolve("refused");
          }
        }),
      uri,
    );
    expect(outcome).toBe("refused");
    expect(canary.hits()).toBe(0);
    canary.close();
  });
});
