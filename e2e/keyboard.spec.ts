import type { Locator, Page } from "@playwright/test";
import { ChatPage, grown, settled, statusOf } from "./chat-page";
import { expect, test } from "./fixtures";

const MOST_STOPS = 60;

/** Walks with Tab (or back with Shift and Tab) to a control, as one who has no pointer does. */
async function walkTo(page: Page, control: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${MOST_STOPS} stops of ${key} do not lead to ${control}.`);
}

/** An open menu hears the keyboard a moment after it is seen. */
async function toFirstItem(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press("Home");
    await expect(page.getByRole("menuitem", { name: "Rename" })).toBeFocused({ timeout: 500 });
  }).toPass();
}

test("without a pointer one can begin, send, stop, edit, set, rename, delete and undo", async ({ page }) => {
  const chat = new ChatPage(page);
  await chat.begin("Tell me about Athens");
  await settled(chat.replies);
  await expect(chat.link("Athens")).toBeVisible();

  await walkTo(page, page.getByRole("link", { name: "New chat" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/$/);
  await expect(chat.message).toBeFocused();
  await page.keyboard.type("Count to 1000 [pace: 1.5]");
  await page.keyboard.press("Enter");
  await expect(statusOf(chat.replies)).toHaveText("Answering");
  await grown(chat.replies, 50);

  await walkTo(page, chat.stopButton);
  await page.keyboard.press("Enter");
  await expect(statusOf(chat.replies)).toHaveText("Stopped");

  await walkTo(page, chat.messages.getByRole("button", { name: "Edit" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Edited text" })).toBeFocused();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Tell me about Bergen");
  await page.keyboard.press("Enter");
  await settled(chat.replies);
  await expect(chat.messages).toContainText("2 of 2");

  await walkTo(page, page.getByRole("button", { name: "Settings", exact: true }));
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Settings" });
  await expect(dialog).toBeVisible();
  await walkTo(page, dialog.getByRole("textbox", { name: "Seed" }));
  await page.keyboard.type("7");
  await walkTo(page, dialog.getByRole("button", { name: "Save" }));
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "Settings", exact: true })).toBeFocused();

  const options = page.getByRole("banner").getByRole("button", { name: "Thread options" });
  await walkTo(page, options, "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menu")).toBeVisible();
  await toFirstItem(page);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Title" })).toBeFocused();
  await page.keyboard.type("My harbours");
  await page.keyboard.press("Enter");
  await expect(chat.link("My harbours")).toBeVisible();

  await walkTo(page, options);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menu")).toBeVisible();
  await toFirstItem(page);
  // From the first it goes round to the last.
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("menuitem", { name: "Delete" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(chat.link("My harbours")).toBeHidden();
  await walkTo(page, page.getByRole("button", { name: "Undo" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(chat.link("My harbours")).toBeVisible();
  await expect(chat.messages).toContainText("Bergen");
});

test("one walks through versions with the keyboard: the focus stays on the pager", async ({ page }) => {
  const chat = new ChatPage(page);
  const older = chat.messages.getByRole("button", { name: "Previous version" });
  await page.goto("/");
  await chat.ask("Count to 20");
  for (const version of ["2 of 2", "3 of 3"]) {
    await chat.replies.getByRole("button", { name: "Regenerate" }).click();
    await expect(chat.messages).toContainText(version);
    await settled(chat.replies);
  }
  await older.focus();
  await page.keyboard.press("Enter");
  await expect(chat.messages).toContainText("2 of 3");
  await expect(older).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(chat.messages).toContainText("1 of 3");
});

test("a slash goes to the composer, and Ctrl, Shift and O begin a new chat", async ({ page }) => {
  const chat = new ChatPage(page);
  await chat.begin("Count to 20");
  await settled(chat.replies);
  await chat.write("draft");
  await chat.message.blur();
  await page.keyboard.press("/");
  await expect(chat.message).toBeFocused();
  await expect(chat.message).toHaveValue("draft");
  await page.keyboard.press("Control+Shift+O");
  await expect(page).toHaveURL(/\/$/);
  await expect(chat.message).toBeFocused();
});

const nowhere = (page: Page) => page.evaluate(() => document.activeElement === document.body);

test("whoever regenerates or edits by the keyboard is in the reply that comes", async ({ page }) => {
  const chat = new ChatPage(page);
  await page.goto("/");
  await chat.ask("Count to 20");
  await chat.replies.getByRole("button", { name: "Regenerate" }).press("Enter");
  await expect(chat.messages).toContainText("2 of 2");
  await expect(chat.replies).toBeFocused();
  await settled(chat.replies);
  expect(await nowhere(page)).toBe(false);

  await chat.messages.getByRole("button", { name: "Edit" }).press("Enter");
  await page.getByRole("textbox", { name: "Edited text" }).fill("Count to 25");
  await page.getByRole("button", { name: "Save" }).press("Enter");
  await expect(chat.messages).toContainText("3 of 3");
  await expect(chat.replies).toBeFocused();
  // From there one writes as from nowhere.
  await page.keyboard.press("/");
  await expect(chat.message).toBeFocused();
});

test("whoever deletes by the keyboard is at what stands next, and takes it back by Ctrl and Z", async ({
  page,
}) => {
  const chat = new ChatPage(page);
  for (const city of ["Athens", "Bergen", "Cork"]) {
    await chat.begin(`Tell me about ${city}`);
    await settled(chat.replies);
    await expect(chat.link(city)).toBeVisible();
  }
  const optionsOf = (city: string) =>
    chat.threads
      .getByRole("listitem")
      .filter({ hasText: city })
      .getByRole("button", { name: "Thread options" });
  const deleteBy = async (options: Locator, item: string) => {
    await options.press("Enter");
    await expect(page.getByRole("menu")).toBeVisible();
    await page.getByRole("menuitem", { name: item }).press("Enter");
  };
  await deleteBy(optionsOf("Bergen"), "Delete");
  await expect(chat.link("Bergen")).toBeHidden();
  await expect(chat.link("Athens")).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(chat.link("Bergen")).toBeVisible();
  await expect(page.getByRole("button", { name: "Undo" })).toBeHidden();
  await expect(chat.link("Athens")).toBeFocused();

  await chat.ask("Count to 20");
  await deleteBy(chat.replies.last().getByRole("button", { name: "More actions" }), "Delete from here");
  await expect(chat.replies).toHaveCount(1);
  await expect(chat.replies).toBeFocused();

  await deleteBy(page.getByRole("banner").getByRole("button", { name: "Thread options" }), "Delete");
  await expect(chat.link("Cork")).toBeHidden();
  await expect(chat.message).toBeFocused();
  // What is written has an Undo of its own.
  await page.keyboard.type("A word");
  await page.keyboard.press("Control+z");
  await expect(chat.link("Cork")).toBeHidden();
});
