import { readFile } from "node:fs/promises";
import type { Browser, Download, Page } from "@playwright/test";
import { newId } from "./api-client";
import { ChatPage, openBy, settled } from "./chat-page";
import { expect, test } from "./fixtures";
import { decode, drawn, openWith, PAINTER } from "./making";

const optionsOf = (page: Page) => page.getByRole("banner").getByRole("button", { name: "Thread options" });

/** Opens the ways out of the open thread. */
async function openExport(page: Page): Promise<void> {
  const entry = page.getByRole("menuitem", { name: "Export" });
  await expect(async () => {
    if (!(await entry.isVisible())) await optionsOf(page).click();
    await entry.click({ timeout: 2_000 });
    await expect(page.getByRole("menuitem", { name: "Markdown" })).toBeVisible({ timeout: 2_000 });
  }).toPass();
}

async function exportAs(page: Page, name: string): Promise<{ download: Download; bytes: Buffer }> {
  await openExport(page);
  const coming = page.waitForEvent("download");
  await page.getByRole("menuitem", { name }).click();
  const download = await coming;
  return { download, bytes: await readFile(await download.path()) };
}

async function openPreferences(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "Preferences" });
  await openBy(page.getByRole("button", { name: "Preferences" }), dialog);
}

async function importFile(page: Page, name: string, buffer: Buffer): Promise<void> {
  await openPreferences(page);
  await page
    .getByLabel("Exported conversation")
    .setInputFiles({ name, mimeType: "application/octet-stream", buffer });
}

async function otherBrowser(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: url });
  return context.newPage();
}

test("IV-10 a conversation that is exported by its menu is the same in another browser, its picture too", async ({
  page,
  browser,
  app,
}) => {
  const chat = await openWith(page, PAINTER);
  await chat.ask("Draw a red boat on the sea");
  const picture = await (await drawn(chat.replies.first())).getAttribute("src");
  const original = await decode(page, picture ?? "");
  const { download, bytes } = await exportAs(page, "JSON with files");
  expect(download.suggestedFilename()).toMatch(/\.zip$/);

  const other = await otherBrowser(browser, app.url);
  await other.goto("/");
  await importFile(other, download.suggestedFilename(), bytes);
  const copy = new ChatPage(other);
  const address = await copy.threadUrl();
  expect(address).not.toBe(page.url());
  await expect(other.getByRole("dialog", { name: "Preferences" })).toBeHidden();
  await expect(copy.messages).toHaveText(["Draw a red boat on the sea"]);
  const copied = await (await drawn(copy.replies.first())).getAttribute("src");
  expect(copied).not.toBe(picture);
  expect(await decode(other, copied ?? "")).toEqual(original);
  await other.reload();
  await expect(copy.messages).toHaveText(["Draw a red boat on the sea"]);
  await other.context().close();
});

test.describe("with what the console tells of refusals", () => {
  test.use({ expectedConsole: [/status of 4(22|00|04)/] });

  test("a file that is no conversation is refused in a sentence, and nothing is imported", async ({
    page,
  }) => {
    await page.goto("/");
    await importFile(page, "holiday.json", Buffer.from('{"format":"parley.conversation"}'));
    const section = page.getByRole("region", { name: "Your conversations" });
    await expect(section.getByRole("alert")).toContainText(
      "This file is not a conversation that Parley can read.",
    );
    await importFile(page, "empty.zip", Buffer.from(""));
    await expect(section.getByRole("alert")).toContainText("The file is empty.");
    await expect(page).toHaveURL(/\/$/);
    await expect(
      page.getByRole("navigation", { name: "Threads" }).getByRole("link", { name: "Untitled" }),
    ).toHaveCount(0);
  });

  test("who has nothing yet is told so", async ({ page }) => {
    await page.goto("/");
    await openPreferences(page);
    await page.getByRole("button", { name: "Export everything" }).click();
    await expect(page.getByText("There is nothing here to export.")).toBeVisible();
  });
});

test("RN-16 a conversation is exported as Markdown, under its title and by keyboard alone", async ({
  page,
}) => {
  const chat = new ChatPage(page);
  await chat.begin("Say <img src=x onerror=alert(1)> please");
  await expect(page.getByRole("article", { name: "Reply" })).toHaveAttribute("aria-busy", "false");
  await optionsOf(page).focus();
  await page.keyboard.press("Enter");
  const entry = page.getByRole("menuitem", { name: "Export" });
  await expect(entry).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("ArrowDown");
    await expect(entry).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("menuitem", { name: "Markdown" })).toBeFocused();
  const coming = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/\.md$/);
  const text = String(await readFile(await download.path()));
  expect(text).toContain("## You\n\nSay &lt;img src=x onerror=alert(1)> please");
  expect(text).not.toContain("<img");
});

test("a conversation is exported on a phone, where its menus have little room @phone-only", async ({
  page,
}) => {
  const chat = new ChatPage(page);
  await chat.begin("Hello there");
  await openExport(page);
  for (const name of ["Markdown", "JSON with files", "Print"]) {
    await expect(page.getByRole("menuitem", { name })).toBeInViewport({ ratio: 0.99 });
  }
  const coming = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Markdown" }).click();
  expect((await coming).suggestedFilename()).toMatch(/\.md$/);
});

test("everything is one download, with each conversation in it", async ({ page }) => {
  const chat = new ChatPage(page);
  await chat.begin("Hello there");
  await expect(chat.replies.first()).toHaveAttribute("aria-busy", "false");
  await openPreferences(page);
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export everything" }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe("Parley.zip");
  const bytes = await readFile(await download.path());
  for (const name of ["account.json", "/conversation.json", "/conversation.md"]) {
    expect(bytes.includes(name), name).toBe(true);
  }
});

test("everything that was exported comes into another browser, and no second time", async ({
  page,
  browser,
  app,
}) => {
  const zip = await exportTwo(page);
  const other = await otherBrowser(browser, app.url);
  await other.goto("/");
  await importFile(other, "Parley.zip", zip);
  await expect(other.getByText("Imported 2 conversations.")).toBeVisible();
  await expect(other.getByRole("dialog", { name: "Preferences" })).toBeHidden();
  const { threads } = new ChatPage(other);
  await expect(threads.getByRole("link")).toHaveText(["Bergen", "Athens"]);
  await importFile(other, "Parley.zip", zip);
  await expect(other.getByText("You have all of this already.")).toBeVisible();
  await expect(threads.getByRole("link")).toHaveCount(2);
  await other.context().close();
});

test("of everything, what cannot be taken is named, and the rest is there", async ({
  page,
  browser,
  app,
}) => {
  const zip = await exportTwo(page);
  const packed = zip.indexOf("conversation.json") + 60;
  const damaged = Buffer.from(zip).fill(0, packed, packed + 20);
  const other = await otherBrowser(browser, app.url);
  await other.goto("/");
  await importFile(other, "Parley.zip", damaged);
  const refusal = other.getByRole("region", { name: "Your conversations" }).getByRole("alert");
  await expect(refusal).toContainText("A conversation could not be imported:");
  await expect(refusal.getByRole("listitem")).toHaveText(
    /^(Athens|Bergen) \S{6} This file is not a conversation that Parley can read\.$/,
  );
  await other.keyboard.press("Escape");
  await expect(new ChatPage(other).threads.getByRole("link")).toHaveCount(1);
  await other.context().close();
});

/** Everything of somebody who has two conversations. */
async function exportTwo(page: Page): Promise<Buffer> {
  const chat = new ChatPage(page);
  for (const place of ["Athens", "Bergen"]) {
    await chat.begin(`Tell me about ${place}`);
    await settled(chat.replies);
    await expect(chat.link(place)).toBeVisible();
  }
  await openPreferences(page);
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export everything" }).click();
  return readFile(await (await coming).path());
}

test("a conversation is printed whole and alone, however much of it the screen shows", async ({ page }) => {
  const TURNS = 50;
  await page.goto("/");
  await importFile(page, "paper.json", Buffer.from(JSON.stringify(longConversation(TURNS))));
  const chat = new ChatPage(page);
  await expect(chat.messages.last()).toHaveText(`Question ${TURNS}`);
  expect(await chat.messages.count(), "the screen shows the end of it").toBeLessThan(TURNS);

  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(chat.messages).toHaveCount(TURNS);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(page.getByRole("heading", { name: "On paper", level: 1 })).toBeVisible();
  for (const hidden of [
    chat.message,
    chat.threads,
    page.getByRole("banner"),
    page.getByRole("button").first(),
  ]) {
    await expect(hidden).toBeHidden();
  }
  const {
    top,
    bottom,
    page: height,
  } = await chat.conversation.evaluate((log) => ({
    top: log.getBoundingClientRect().top,
    bottom: log.getBoundingClientRect().bottom,
    page: document.documentElement.scrollHeight,
  }));
  expect(bottom - top, "nothing of it scrolls inside").toBeGreaterThan(2_000);
  expect(Math.abs(height - bottom)).toBeLessThan(200);
  await expect(page.locator("html"), "ink on paper is dark").toHaveCSS("color-scheme", "light");

  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await expect(chat.message).toBeVisible();
  expect(await chat.messages.count()).toBeLessThan(TURNS);
  await expect(chat.replies.last(), "the reader is where they were").toBeInViewport();
});

function longConversation(count: number): object {
  const ids = Array.from({ length: count }, newId);
  const settings = { model: "gemini-3.8-flash" };
  const answer = "A paragraph of some words that goes on for a while. ".repeat(6);
  const code = `\n\n\`\`\`ts\nconst line = "${"long ".repeat(40)}";\n\`\`\``;
  return {
    format: "parley.conversation",
    version: 1,
    thread: { title: "On paper", settings, headTurnId: ids.at(-1), createdAt: 1 },
    files: [],
    turns: ids.map((id, index) => ({
      id,
      parentId: ids[index - 1] ?? null,
      kind: "message",
      input: [{ type: "text", text: `Question ${index + 1}` }],
      settings,
      createdAt: index + 1,
      status: "completed",
      steps: [{ type: "model_output", content: [{ type: "text", text: answer + code }] }],
      stepTimings: [{ startedAt: 0, stoppedAt: 1 }],
      argumentTexts: {},
      callNotes: {},
      interactions: [{ status: "completed", firstStep: 0 }],
      replayed: false,
      hasNewEnvironment: false,
      error: null,
      firstTextAt: 0,
      settledAt: 1,
    })),
  };
}
