import type { Page } from "@playwright/test";
import { ChatPage, openBy, ownWord } from "./chat-page";
import { expect, test } from "./fixtures";
import { PresetsPage } from "./presets-page";
import { SearchPage } from "./search-page";

/** Gives the chat that is open a system instruction. */
async function instruct(page: Page, instruction: string): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "Settings" });
  await openBy(page.getByRole("button", { name: "Settings", exact: true }), dialog);
  await dialog.getByRole("textbox", { name: "System instruction" }).fill(instruction);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
}

const partsOf = (page: Page) => ({
  chat: new ChatPage(page),
  presets: new PresetsPage(page),
  word: ownWord(),
});
const searchOf = (page: Page) => page.getByRole("button", { name: "Google Search", exact: true });

test("8 the settings of one chat are saved under a name and applied in another, which sends them @phone", async ({
  page,
  emulator,
}) => {
  const { chat, presets, word } = partsOf(page);
  await page.goto("/");
  await chat.ask("Count to 20");
  await instruct(page, "Answer like a sailor.");
  await searchOf(page).click();
  await presets.save("Sailor");
  await presets.expectCurrent("Sailor");

  await page.goto("/");
  await presets.expectCurrent(null);
  await presets.apply("Sailor");
  await presets.expectCurrent("Sailor");
  await expect(searchOf(page)).toHaveAttribute("aria-pressed", "true");
  await chat.ask(`Count to 20, ${word}`);
  const [call] = await emulator.calls(word);
  expect(call).toMatchObject({
    system_instruction: "Answer like a sailor.",
    tools: [{ type: "google_search" }],
  });
});

test("8 applying a preset is taken back by Undo, and another tab knows it at once", async ({
  page,
  context,
}) => {
  const chat = new ChatPage(page);
  const presets = new PresetsPage(page);
  await page.goto("/");
  await instruct(page, "Answer like a sailor.");
  await presets.save("Sailor");
  await instruct(page, "Be brief.");
  await presets.expectCurrent(null);
  await presets.apply("Sailor");
  await presets.expectCurrent("Sailor");
  await presets.notices.getByRole("button", { name: "Undo" }).click();
  await presets.expectCurrent(null);

  const other = await context.newPage();
  const elsewhere = new PresetsPage(other);
  await other.goto("/");
  await elsewhere.open();
  await expect(elsewhere.entry("Sailor")).toBeVisible();
  await presets.save("Brief one");
  await expect(elsewhere.entry("Brief one")).toBeVisible();
  await other.close();
  await expect(chat.message).toBeEditable();
});

test("8 new chats begin with the default, one after the other, until it is taken back @phone", async ({
  page,
  emulator,
}) => {
  const { chat, presets, word } = partsOf(page);
  await page.goto("/");
  await instruct(page, "Answer like a sailor.");
  await searchOf(page).click();
  await presets.save("Sailor", { isForNewChats: true });
  await chat.ask(`Count to 20, ${word}`);
  await page.goto("/");
  await presets.expectCurrent("Sailor");
  await searchOf(page).click();
  await presets.expectCurrent(null);
  await chat.ask(`Count to 25, ${word}`);
  // What was chosen for one chat stays there.
  await page.goto("/");
  await presets.expectCurrent("Sailor");
  await chat.ask(`Count to 30, ${word}`);
  const calls = await emulator.calls(word);
  expect(calls.map(({ tools }) => tools ?? [])).toEqual([
    [{ type: "google_search" }],
    [],
    [{ type: "google_search" }],
  ]);

  await page.goto("/");
  await presets.expectCurrent("Sailor");
  await presets.manage();
  const toggle = presets.managing.getByRole("button", { name: "Begin new chats with Sailor" });
  await expect(toggle).toHaveAttribute("aria-pressed", "true");
  await toggle.click();
  await expect(toggle).toHaveAttribute("aria-pressed", "false");
  await page.keyboard.press("Escape");
  await presets.expectCurrent(null);
  await expect(searchOf(page)).toHaveAttribute("aria-pressed", "false");
});

test("8 the default is the same in another browser of the same person, and is said there", async ({
  page,
  browser,
  context,
}) => {
  const presets = new PresetsPage(page);
  await page.goto("/");
  await instruct(page, "Answer like a sailor.");
  await presets.save("Sailor", { isForNewChats: true });
  const { cookies } = await context.storageState();
  const elsewhere = await browser.newContext({ storageState: { cookies, origins: [] } });
  const other = await elsewhere.newPage();
  await other.goto(page.url());
  await expect(other.getByText("New chats begin with the preset “Sailor”.")).toBeVisible();
  await new PresetsPage(other).expectCurrent("Sailor");
  await elsewhere.close();
});

test("8 a preset is renamed, brought up to date, and comes back after it was deleted @phone", async ({
  page,
}) => {
  const presets = new PresetsPage(page);
  await page.goto("/");
  await instruct(page, "Answer like a sailor.");
  await presets.save("Sailor");
  await instruct(page, "Answer like a pirate.");
  await presets.expectCurrent(null);
  await presets.manage();
  await presets.managing.getByRole("button", { name: "Rename Sailor" }).click();
  await presets.managing.getByRole("textbox", { name: "New name" }).fill("Pirate");
  await page.keyboard.press("Enter");
  await expect(presets.managing.getByRole("button", { name: "Rename Pirate" })).toBeFocused();
  await presets.managing.getByRole("button", { name: "Update Pirate to this chat" }).click();
  await expect(presets.notices.getByText("Updated “Pirate”.")).toBeVisible();
  await expect(presets.managing.getByRole("button", { name: "Update Pirate to this chat" })).toBeDisabled();

  await presets.managing.getByRole("button", { name: "Delete Pirate" }).click();
  await expect(presets.row("Pirate")).toHaveCount(0);
  await presets.notices.getByRole("button", { name: "Undo" }).click();
  await expect(presets.row("Pirate")).toBeVisible();
  await page.keyboard.press("Escape");
  await presets.expectCurrent("Pirate");
  await page.reload();
  await presets.expectCurrent("Pirate");
});

test("8 what a preset names and is not there any more is said, and the rest is applied", async ({
  page,
  app,
}) => {
  const presets = new PresetsPage(page);
  await page.goto("/");
  await instruct(page, "Be brief.");
  await presets.save("Plain");
  const declared = {
    type: "function",
    name: "get_price",
    executor: { kind: "by_hand" },
    approval: "ask",
  };
  const settings = {
    model: "gemini-1.0-gone",
    system_instruction: "Answer like a sailor.",
    tools: [declared, { type: "google_search" }],
  };
  const { request } = page.context();
  const preset = { id: "p".repeat(22), name: "Old", settings, isDefault: false };
  const saved = await request.post(`${app.url}/api/presets`, { data: preset, headers: { origin: app.url } });
  expect(saved.status()).toBe(200);
  await presets.apply("Old");
  await expect(presets.notices.getByText("but not all of it")).toBeVisible();
  await expect(
    page.getByText("gemini-1.0-gone is not there any more, so Gemini 3.8 Flash answers."),
  ).toBeVisible();
  await expect(page.getByText("The function get_price was deleted.")).toBeVisible();
  await expect(searchOf(page)).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "Settings", exact: true }).click();
  await expect(page.getByRole("textbox", { name: "System instruction" })).toHaveValue(
    "Answer like a sailor.",
  );
});

test("8 an address begins a new chat with a text, a preset and a model, and sends nothing @phone", async ({
  page,
  emulator,
}) => {
  const { chat, presets, word } = partsOf(page);
  await page.goto("/");
  await instruct(page, "Answer like a sailor.");
  await presets.save("Sailor");
  await instruct(page, "");

  await page.goto(`/?preset=sailor&q=Count%20to%2020,%20${word}`);
  await expect(chat.message).toHaveValue(`Count to 20, ${word}`);
  await presets.expectCurrent("Sailor");
  await expect(page).toHaveURL(/\/$/);
  await page.reload();
  await expect(chat.message).toHaveValue(`Count to 20, ${word}`);
  await presets.expectCurrent("Sailor");

  await page.goto(`/?q=And%20more&model=gemini-3.1-flash-lite`);
  await expect(chat.message).toHaveValue(`Count to 20, ${word}\n\nAnd more`);
  await expect(page.getByText("stands below what was written here already")).toBeVisible();
  await expect(page.getByRole("button", { name: "Model", exact: true })).toHaveAccessibleDescription(
    "Gemini 3.1 Flash-Lite",
  );
  expect(await emulator.calls(word)).toHaveLength(0);
  await expect(chat.threads.getByRole("link")).toHaveCount(0);
  await chat.sendButton.click();
  await expect(chat.replies.first()).toContainText("20");
  expect(await emulator.calls(word)).toHaveLength(1);
});

test("8 an address that names what is not there says so, and changes nothing", async ({ page }) => {
  const chat = new ChatPage(page);
  await page.goto("/?preset=nobody&model=gemini-0&q=Hello");
  await expect(
    page.getByText("You have no preset “nobody”. There is no model “gemini-0” here."),
  ).toBeVisible();
  await expect(chat.message).toHaveValue("Hello");
  await expect(page.getByRole("button", { name: "Model", exact: true })).toHaveAccessibleDescription(
    "Gemini 3.8 Flash",
  );
  await expect(page).toHaveURL(/\/$/);
});

test("8 the link of a preset is copied, and leads to a new chat with it", async ({ page, context }) => {
  const presets = new PresetsPage(page);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/");
  await instruct(page, "Answer like a sailor.");
  await presets.save("Sailor");
  await instruct(page, "");
  await presets.manage();
  await presets.managing.getByRole("button", { name: "Copy link to Sailor" }).click();
  await expect(presets.managing.getByText("Copied")).toBeAttached();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto(link);
  await presets.expectCurrent("Sailor");
});

test("8 a preset is applied from the palette", async ({ page }) => {
  const presets = new PresetsPage(page);
  await page.goto("/");
  await instruct(page, "Answer like a sailor.");
  await presets.save("Sailor");
  await instruct(page, "");
  await presets.expectCurrent(null);
  const palette = new SearchPage(page);
  await palette.open();
  await palette.field.fill("> apply sai");
  await expect(page.getByRole("list", { name: "Commands" }).getByRole("button")).toHaveText([
    "Apply preset: Sailor",
  ]);
  await page.keyboard.press("Enter");
  await presets.expectCurrent("Sailor");
});
