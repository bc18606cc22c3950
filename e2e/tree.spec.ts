import { ChatPage, ownWord } from "./chat-page";
import { expect, test } from "./fixtures";
import { itemOf, noticesOf } from "./thread-list";
import { activeIn, beginTree, chooseOf, mapOf } from "./tree-page";

test("8 a fork from the middle of a conversation goes on by itself, from the same past @phone", async ({
  page,
  emulator,
}) => {
  const chat = new ChatPage(page);
  const word = ownWord();
  await page.goto("/");
  await chat.ask("I have 2 dogs in my house.");
  await chat.ask("I also have 3 cats in my house.");
  const url = await chat.threadUrl();
  await chooseOf(page, chat.replies.first(), "Fork to a new thread");
  await expect(page).not.toHaveURL(url);
  await expect(chat.messages).toHaveText(["I have 2 dogs in my house."]);
  await expect(page.getByRole("heading", { level: 1, name: /\(fork\)$/ })).toBeVisible();
  await chat.ask(`How many paws are in my house? ${word}`);
  await expect(chat.replies.last()).toContainText("8 paws");
  const [call] = await emulator.calls(word);
  expect(call?.previous_interaction_id, "nothing was sent again").toBeTruthy();
  await page.goto(url);
  await expect(chat.messages).toHaveText(["I have 2 dogs in my house.", "I also have 3 cats in my house."]);
});

test("8 a fork that is asked for twice at once is one", async ({ page }) => {
  const chat = new ChatPage(page);
  await page.goto("/");
  await chat.ask("Tell me about Athens");
  await expect(chat.link("Athens")).toBeVisible();
  await page.route("**/api/threads/*/fork", async (route) => {
    // As a network that sends again would have it.
    const [response, again] = await Promise.all([route.fetch(), route.fetch()]);
    expect([response.status(), again.status()]).toEqual([200, 200]);
    await route.fulfill({ response });
  });
  await chooseOf(page, chat.replies.first(), "Fork to a new thread");
  await expect(chat.link("Athens (fork)")).toHaveAttribute("aria-current", "page");
  await page.reload();
  await expect(chat.threads.getByRole("link")).toHaveText(["Athens (fork)", "Athens"]);
});

test("8 what is deleted from a turn on is back with Undo, also after a reload, and gone without it", async ({
  page,
}) => {
  const chat = new ChatPage(page);
  await beginTree(chat);
  const second = chat.messages.nth(1);
  await chooseOf(page, chat.replies.nth(1), "Delete from here");
  await expect(noticesOf(page)).toContainText("Deleted 2 messages and their replies");
  await expect(second, "the other version is shown").toContainText("3 cats");
  await expect(chat.messages.last()).toContainText("Count to 20");
  await expect(page.getByRole("button", { name: "Previous version" })).toBeHidden();
  await expect(chat.conversation).toBeFocused();
  await page.reload();
  await expect(second).toContainText("3 cats");
  await noticesOf(page).getByRole("button", { name: "Undo" }).click();
  await expect(second).toContainText("1 hen");
  await expect(second).toContainText("2 of 2");
  await expect(chat.messages.last()).toContainText("haiku");
  await page.reload();
  await expect(second).toContainText("2 of 2");
  await expect(noticesOf(page)).toBeEmpty();
  await chooseOf(page, chat.replies.last(), "Delete from here");
  await expect(chat.messages.last(), "what it went on from is shown").toContainText("1 hen");
  await noticesOf(page).getByRole("button", { name: "Undo" }).click();
  await expect(chat.messages.last()).toContainText("haiku");
  await chooseOf(page, chat.replies.nth(1), "Delete from here");
  await expect(second).toContainText("3 cats");
  await page.reload();
  await noticesOf(page).getByRole("button", { name: "Dismiss" }).click();
  await expect(second).toContainText("3 cats");
  await chat.ask("How many animals are in my house?");
  await expect(chat.replies.last(), "nothing of it is remembered").toContainText("5 animals");
});

test("8 who deletes from the first message on deletes the conversation, and has it back as one", async ({
  page,
}) => {
  const chat = new ChatPage(page);
  await page.goto("/");
  await chat.ask("Tell me about Athens");
  await expect(chat.link("Athens")).toBeVisible();
  const url = page.url();
  await chooseOf(page, chat.replies.first(), "Delete from here");
  await expect(chat.link("Athens")).toBeHidden();
  await expect(noticesOf(page)).toContainText("Deleted “Athens”");
  await noticesOf(page).getByRole("button", { name: "Undo" }).click();
  await expect(page).toHaveURL(url);
  await expect(chat.messages).toContainText("Athens");
});

test("8 another tab loses what is deleted, and has it again", async ({ page, context }) => {
  const chat = new ChatPage(page);
  await beginTree(chat);
  const tab = new ChatPage(await context.newPage());
  await tab.page.goto(page.url());
  await expect(tab.messages.last()).toContainText("haiku");
  await page.bringToFront();
  await chooseOf(page, chat.replies.nth(1), "Delete from here");
  await expect(tab.messages.nth(1)).toContainText("3 cats");
  await expect(tab.page.getByRole("button", { name: "Next version" })).toBeHidden();
  await noticesOf(page).getByRole("button", { name: "Undo" }).click();
  await expect(tab.messages.nth(1)).toContainText("of 2");
});

test.describe("8 without the server", () => {
  test.use({ expectedConsole: [/ERR_FAILED|Failed to load resource/] });

  test("nothing is deleted and no fork is made, and both are said", async ({ page }) => {
    const chat = new ChatPage(page);
    await beginTree(chat);
    await page.route(/\/api\/threads\/[\w-]+\/(turns|fork)/, (route) => route.abort());
    await chooseOf(page, chat.replies.nth(1), "Delete from here");
    await expect(noticesOf(page)).toContainText("This could not be deleted. It is still there.");
    await expect(chat.messages.nth(1)).toContainText("1 hen");
    const url = page.url();
    await chooseOf(page, chat.replies.first(), "Fork to a new thread");
    const again = noticesOf(page).getByRole("button", { name: "Try again" });
    await expect(again).toBeVisible();
    await page.unroute(/\/api\/threads\/[\w-]+\/(turns|fork)/);
    await again.click();
    await expect(page).not.toHaveURL(url);
    await expect(chat.messages).toHaveText(["I have 2 dogs in my house."]);
  });
});

test("8 the map shows a conversation as a tree, and leads to each of its places by the keyboard @phone", async ({
  page,
}) => {
  const chat = new ChatPage(page);
  await beginTree(chat);
  await chat.messages.nth(1).getByRole("button", { name: "Branches" }).click();
  const tree = mapOf(page);
  const items = tree.getByRole("treeitem");
  await expect(tree).toBeFocused();
  await expect(page.getByRole("dialog", { name: "Branches" })).toContainText("5 messages in 2 branches");
  await expect(items).toHaveText([/2 dogs/, /3 cats.* 2 messages/, /1 hen.* 2 messages/]);
  await expect(tree.locator("[aria-current=true]")).toHaveText([/2 dogs/, /1 hen/]);
  expect(await items.evaluateAll((all) => all.map((one) => one.ariaLevel))).toEqual(["1", "2", "2"]);
  for (const [key, words] of [
    ["Home", "2 dogs"],
    ["ArrowRight", "3 cats"],
    ["End", "1 hen"],
    ["ArrowLeft", "2 dogs"],
    ["ArrowDown", "3 cats"],
    ["ArrowUp", "2 dogs"],
    ["ArrowDown", "3 cats"],
  ] as const) {
    await tree.press(key);
    await expect(await activeIn(tree), key).toContainText(words);
  }
  await tree.press("Enter");
  await expect(tree).toBeHidden();
  await expect(chat.messages.nth(1)).toContainText("3 cats");
  await expect(chat.messages.last()).toContainText("Count to 20");
  await expect(chat.conversation).toBeFocused();

  await chooseOf(page, chat.replies.last(), "Branches");
  await items.filter({ hasText: "1 hen" }).click();
  await expect(chat.messages.last()).toContainText("haiku");
  await chat.messages.nth(1).getByRole("button", { name: "Branches" }).click();
  await tree.press("Escape");
  await expect(tree).toBeHidden();
  await expect(chat.messages.nth(1).getByRole("button", { name: "Branches" })).toBeFocused();
});

test("8 a conversation without a second branch has no map", async ({ page }) => {
  const chat = new ChatPage(page);
  await page.goto("/");
  const reply = await chat.ask("Count to 20");
  await reply.getByRole("button", { name: "More actions" }).click();
  await expect(itemOf(page, "Fork to a new thread")).toBeVisible();
  await expect(itemOf(page, "Branches")).toBeHidden();
});
