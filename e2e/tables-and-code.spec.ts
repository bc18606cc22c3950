import { ChatPage } from "./chat-page";
import { expect, test } from "./fixtures";
import { test as scripted } from "./scripted-fixture";
import { citedText } from "./scripted-google";

test("3.1 a table is copied as CSV, by pointer and by keyboard @phone", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const chat = new ChatPage(page);
  await page.goto("/");
  const reply = await chat.ask("Show me everything in Markdown [pace: 0]");
  const table = reply.getByRole("table").first();
  await table.scrollIntoViewIfNeeded();
  const copy = reply.getByRole("button", { name: "Copy as CSV" }).first();
  await copy.focus();
  await expect(copy).toHaveCSS("opacity", "1");
  await page.keyboard.press("Enter");
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toContain('Nile,"6,650 km",Mediterranean\r\n');
  await copy.click();
  await expect.poll(copied).toMatch(/^River,Length,Mouth\r\n/);
  const isWide = await chat.conversation.evaluate((log) => log.scrollWidth > log.clientWidth);
  expect(isWide, "a wide table scrolls in itself").toBe(false);
});

scripted(
  "3.1 lines of code that are too long are wrapped where one wants it, and each code by itself",
  async ({ page, google }) => {
    const chat = new ChatPage(page);
    const code = `\`\`\`js\nconst rivers = [${'"Amazon", "Nile", '.repeat(20)}];\n\`\`\``;
    google.answerWith(citedText(`One:\n\n${code}\n\nTwo:\n\n${code}\n`));
    await page.goto("/");
    const reply = await chat.ask("Show me two lists");
    const wrap = reply.getByRole("button", { name: "Wrap lines" });
    const overflows = () =>
      reply.locator("pre").evaluateAll((codes) => codes.map((code) => code.scrollWidth > code.clientWidth));
    await expect.poll(overflows).toEqual([true, true]);
    await wrap.first().click();
    await expect(wrap.first()).toHaveAttribute("aria-pressed", "true");
    expect(await overflows()).toEqual([false, true]);
    await wrap.first().click();
    expect(await overflows()).toEqual([true, true]);
  },
);
