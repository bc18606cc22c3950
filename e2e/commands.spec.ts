import type { Page } from "@playwright/test";
import { ChatPage, settled, statusOf } from "./chat-page";
import { expect, test } from "./fixtures";
import { SearchPage } from "./search-page";

const commandsIn = (page: Page) => page.getByRole("list", { name: "Commands" }).getByRole("button");

/** Opens what Ctrl and K open, once the page hears them. */
async function openPalette(page: Page): Promise<SearchPage> {
  const palette = new SearchPage(page);
  await expect(async () => {
    await page.keyboard.press("Control+K");
    await expect(palette.field).toBeFocused({ timeout: 1_000 });
  }).toPass();
  return palette;
}

test("7 what can be done is found as one types, and Enter does it", async ({ page }) => {
  const chat = new ChatPage(page);
  await page.goto("/");
  await expect(chat.message).toBeFocused();
  const palette = await openPalette(page);
  await page.keyboard.type(">dark");
  await expect(commandsIn(page)).toHaveText(["Dark appearance"]);
  await page.keyboard.press("Enter");
  await expect(palette.dialog).toBeHidden();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");

  await openPalette(page);
  await page.keyboard.type("settings of");
  await expect(commandsIn(page)).toHaveText(["Settings of this chat"]);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Settings" })).toBeVisible();
  await page.keyboard.press("Escape");

  await chat.ask("Count to 20");
  await openPalette(page);
  await page.keyboard.type("archive");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Archive", exact: true })).toBeVisible();
  await page.keyboard.press("Escape");

  await openPalette(page);
  await page.keyboard.type("> agents");
  await page.keyboard.press("ArrowDown");
  await expect(commandsIn(page).first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/agents$/);
});

test("7 commands stand above what is found in conversations, and there are only those that can be done now @phone", async ({
  page,
}) => {
  const chat = new ChatPage(page);
  await chat.begin("Tell me about Athens");
  await settled(chat.replies.first());
  const palette = new SearchPage(page);
  await palette.open();
  await expect(commandsIn(page).filter({ hasText: "Rename this chat" })).toBeVisible();
  await expect(commandsIn(page).filter({ hasText: "Stop the answer" })).toHaveCount(0);
  await palette.field.fill("copy");
  await expect(commandsIn(page)).toHaveText(["Copy the last reply"]);
  await palette.field.fill("athens");
  await expect(palette.found.first()).toBeVisible();
  await expect(commandsIn(page)).toHaveCount(0);
  await palette.field.fill("> no such thing");
  await expect(palette.dialog.getByText("There is no such command here.")).toBeVisible();
  // What is taken leads out of the drawer of a phone, too.
  await palette.field.fill("> write");
  await page.keyboard.press("Enter");

  await chat.send("Count to 400 [pace: 12]");
  await palette.open();
  await palette.field.fill("stop the");
  await commandsIn(page).filter({ hasText: "Stop the answer" }).click();
  await expect(statusOf(chat.replies.nth(1))).toHaveText("Stopped");
});

test("7 shortcuts are listed, changed, taken from another command, and kept; the browser's own are refused", async ({
  page,
  context,
}) => {
  const chat = new ChatPage(page);
  await chat.begin("Tell me about Athens");
  await settled(chat.replies.first());
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await page.keyboard.press("Control+/");
  await expect(sheet.getByRole("listitem").filter({ hasText: "New chat" })).toContainText("Ctrl+Shift+O");

  await sheet.getByRole("button", { name: "Change keys: Share this chat" }).click();
  const field = sheet.getByRole("textbox", { name: "Keys: Share this chat" });
  await expect(field).toBeFocused();
  await page.keyboard.press("Control+T");
  await expect(sheet.getByText("These keys belong to the browser.")).toBeVisible();
  await page.keyboard.press("x");
  await expect(sheet.getByText("Hold Ctrl or ⌘ with it")).toBeVisible();
  await page.keyboard.press("Control+K");
  await expect(sheet.getByText("These keys do something already: Search and commands.")).toBeVisible();
  await page.keyboard.press("Control+Shift+U");
  await expect(field).toBeHidden();
  await expect(sheet.getByRole("button", { name: "Change keys: Share this chat" })).toBeFocused();

  await sheet.getByRole("button", { name: "Change keys: Rename this chat" }).click();
  await page.keyboard.press("Control+Shift+O");
  await sheet.getByRole("button", { name: "Use here" }).click();
  await expect(sheet.getByRole("listitem").filter({ hasText: "New chat" })).toContainText("None");
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();

  await page.reload();
  const dialog = page.getByRole("dialog", { name: "Share conversation" });
  await expect(async () => {
    await page.keyboard.press("Control+Shift+U");
    await expect(dialog).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Shift+O");
  await expect(page.getByRole("textbox", { name: "Title" })).toBeFocused();
  await page.keyboard.press("Escape");

  const other = await context.newPage();
  await other.goto(page.url());
  const otherSheet = other.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(async () => {
    await other.keyboard.press("Control+/");
    await expect(otherSheet).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await otherSheet.getByRole("button", { name: "Reset all" }).click();
  await expect(otherSheet.getByRole("listitem").filter({ hasText: "New chat" })).toContainText(
    "Ctrl+Shift+O",
  );
  await page.bringToFront();
  await page.keyboard.press("Control+Shift+O");
  await expect(page).toHaveURL(/\/$/);
});

test("7 one walks through the list of chats by keys that one has chosen", async ({ page }) => {
  const chat = new ChatPage(page);
  await chat.begin("Tell me about Athens");
  await settled(chat.replies.first());
  const athens = page.url();
  await chat.newChat();
  await chat.begin("Tell me about Bergen");
  await settled(chat.replies.first());
  await page.keyboard.press("Control+/");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await sheet.getByRole("button", { name: "Change keys: Next chat in the list" }).click();
  await page.keyboard.press("Control+;");
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await page.keyboard.press("Control+;");
  await expect(page).toHaveURL(athens);

  // As they are seen: what is pinned stands above what is newer.
  await page.getByRole("banner").getByRole("button", { name: "Thread options" }).click();
  await page.getByRole("menuitem", { name: "Pin", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Pinned" })).toBeVisible();
  await page.keyboard.press("Control+;");
  await expect(page).not.toHaveURL(athens);
});
