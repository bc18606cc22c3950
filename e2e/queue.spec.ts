import type { Locator, Page } from "@playwright/test";
import { ChatPage, grown, ownWord, settled, statusOf } from "./chat-page";
import { expect, test } from "./fixtures";

/** Messages that wait for an answer, as they stand above the composer. */
class QueuedMessages {
  readonly rows: Locator;
  readonly sendNow: Locator;
  readonly #chat: ChatPage;

  constructor(page: Page) {
    this.#chat = new ChatPage(page);
    this.rows = page.getByRole("list", { name: "Queued messages" }).getByRole("listitem");
    this.sendNow = page.getByRole("button", { name: "Send now" });
  }

  async add(...texts: string[]): Promise<void> {
    for (const text of texts) {
      const before = await this.rows.count();
      await this.#chat.write(text);
      await this.#chat.sendButton.click();
      await expect(this.#chat.message).toHaveValue("");
      await expect(this.rows).toHaveCount(before + 1);
    }
  }

  button(text: string, name: string): Locator {
    return this.rows.filter({ hasText: text }).getByRole("button", { name, exact: true });
  }
}

// Long enough to write, read and change what waits; every test ends or stops it.
const LONG = "Count to 400 [pace: 12]";

test("1.9 what is written while an answer runs waits, and goes out one by one in its order @phone", async ({
  page,
  emulator,
}) => {
  const chat = new ChatPage(page);
  const queue = new QueuedMessages(page);
  const word = ownWord();
  await chat.begin("Count to 150 [pace: 12]");
  await queue.add(`Count to 2, ${word}`, `Count to 3, ${word}`);
  await expect(page.getByText("Sent when the answer is complete")).toBeVisible();
  expect(await emulator.calls(word), "nothing goes out before its time").toHaveLength(0);
  await expect(chat.messages).toHaveCount(3, { timeout: 30_000 });
  await settled(chat.replies.nth(2));
  await expect(chat.messages.nth(1)).toContainText("Count to 2");
  await expect(chat.messages.nth(2)).toContainText("Count to 3");
  await expect(statusOf(chat.replies.nth(2))).toHaveText("Answer complete");
  await expect(queue.rows).toHaveCount(0);
  expect(await emulator.calls(word)).toHaveLength(2);
});

test("1.9 what waits is edited, moved, removed and put back, by keyboard too", async ({ page }) => {
  const chat = new ChatPage(page);
  const queue = new QueuedMessages(page);
  await chat.begin(LONG);
  await queue.add("Count to 2", "Count to 3", "Count to 4");
  await queue.button("Count to 4", "Move up").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(queue.rows.first()).toContainText("Count to 4");
  await expect(queue.button("Count to 4", "Move up"), "the focus goes along").toBeFocused();
  await queue.button("Count to 4", "Move down").click();
  await expect(queue.rows).toHaveText([/to 2/, /to 4/, /to 3/]);
  await expect(queue.button("Count to 4", "Move down")).toBeFocused();

  await queue.button("Count to 3", "Remove").click();
  await expect(queue.rows).toHaveText([/to 2/, /to 4/]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(queue.rows).toHaveText([/to 2/, /to 4/, /to 3/]);

  await queue.button("Count to 2", "Edit").click();
  const edited = page.getByRole("textbox", { name: "Edited text" });
  await edited.fill("Count to 22");
  await edited.press("Enter");
  await expect(queue.rows.first()).toContainText("Count to 22");
  await chat.stop();
});

test("1.9 while a message that waits is edited nothing goes out, and afterwards it does", async ({
  page,
}) => {
  const chat = new ChatPage(page);
  const queue = new QueuedMessages(page);
  await chat.begin("Count to 60 [pace: 12]");
  await queue.add("Count to 2");
  await queue.button("Count to 2", "Edit").click();
  const edited = page.getByRole("textbox", { name: "Edited text" });
  await edited.fill("Count to 5");
  await settled(chat.replies.first());
  await expect(statusOf(chat.replies.first())).toHaveText("Answer complete");
  await expect(chat.messages).toHaveCount(1);
  await edited.press("Enter");
  await expect(chat.messages).toHaveCount(2);
  await expect(chat.messages.nth(1)).toContainText("Count to 5");
});

test("1.9 what waits survives a reload, another thread and a closed tab, and goes out once", async ({
  page,
  context,
  emulator,
}) => {
  const chat = new ChatPage(page);
  const queue = new QueuedMessages(page);
  const word = ownWord();
  const url = await chat.begin("Count to 250 [pace: 12]");
  await queue.add(`Count to 2, ${word}`, `Count to 3, ${word}`);
  await page.reload();
  await expect(queue.rows).toHaveCount(2);
  await chat.newChat();
  await expect(queue.rows).toHaveCount(0);
  const second = new ChatPage(await context.newPage());
  await second.page.goto(url);
  await expect(new QueuedMessages(second.page).rows).toHaveCount(2);
  // Two tabs know of it now. Whichever is first sends it.
  await page.goto(url);
  await expect(chat.messages).toHaveCount(3, { timeout: 40_000 });
  await expect(second.messages).toHaveCount(3);
  await expect(chat.messages.nth(1)).toContainText("Count to 2");
  await expect(chat.messages.nth(2)).toContainText("Count to 3");
  await settled(chat.replies.nth(2));
  await expect(queue.rows).toHaveCount(0);
  expect(await emulator.calls(word)).toHaveLength(2);
});

test("1.9 after an answer that was stopped nothing goes out by itself, until one says so @phone", async ({
  page,
  emulator,
}) => {
  const chat = new ChatPage(page);
  const queue = new QueuedMessages(page);
  const word = ownWord();
  await chat.begin(LONG);
  await queue.add(`Count to 2, ${word}`, `Count to 3, ${word}`);
  await grown(chat.replies.first(), 20);
  await chat.stop();
  await expect(statusOf(chat.replies.first())).toHaveText("Stopped");
  await expect(page.getByText("Nothing is sent until you say so")).toBeVisible();
  await page.reload();
  await expect(queue.rows).toHaveCount(2);
  expect(await emulator.calls(word)).toHaveLength(0);
  await queue.sendNow.click();
  await expect(chat.messages).toHaveCount(3, { timeout: 30_000 });
  await expect(queue.rows).toHaveCount(0);
  await settled(chat.replies.nth(2));
  expect(await emulator.calls(word)).toHaveLength(2);
});

test("1.9 what is written after an answer was stopped goes out once that has ended, and by itself", async ({
  page,
}) => {
  const chat = new ChatPage(page);
  await chat.begin(LONG);
  await grown(chat.replies.first(), 20);
  await page.route("**/cancel", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue();
  });
  await chat.stopButton.click();
  await new QueuedMessages(page).add("Count to 3 [pace: 0]");
  await expect(statusOf(chat.replies.first())).toHaveText("Stopped");
  await expect(chat.messages).toHaveCount(2);
  await settled(chat.replies.nth(1));
});

test("1.9 what waits follows the answer that it was written for, though another version is shown", async ({
  page,
}) => {
  const chat = new ChatPage(page);
  const queue = new QueuedMessages(page);
  await chat.begin("Count to 20 [pace: 0]");
  await settled(chat.replies.first());
  await chat.messages.first().hover();
  await chat.messages.first().getByRole("button", { name: "Edit" }).click();
  const edited = page.getByRole("textbox", { name: "Edited text" });
  await edited.fill("Count to 150 [pace: 12]");
  await edited.press("Enter");
  await grown(chat.replies.first(), 20);
  await queue.add("Count to 3");
  await page.getByRole("button", { name: "Previous version" }).first().click();
  await expect(chat.messages.first()).toContainText("Count to 20");
  await expect(chat.messages).toHaveCount(2, { timeout: 30_000 });
  await expect(chat.messages.first()).toContainText("Count to 150");
  await expect(chat.messages.nth(1)).toContainText("Count to 3");
});
