import { ChatPage, numbersTo, ownWord, settled, statusOf, textOf } from "./chat-page";
import { editTo } from "./edit-message";
import { expect, test } from "./fixtures";

test("words of an edited message that are not saved yet are there again, until they are cancelled", async ({
  page,
}) => {
  const chat = new ChatPage(page);
  const field = page.getByRole("textbox", { name: "Edited text" });
  await page.goto("/");
  await chat.ask("I have 2 dogs in my house.");
  await chat.messages.first().hover();
  await chat.messages.first().getByRole("button", { name: "Edit" }).click();
  await field.fill("I have 3 dogs and");
  await page.reload();
  await expect(field).toHaveValue("I have 3 dogs and");
  await field.press("Escape");
  await expect(field).toBeHidden();
  await expect(chat.messages.first().getByRole("button", { name: "Edit" })).toBeFocused();
  await page.getByRole("link", { name: "New chat" }).click();
  await page.goBack();
  await expect(field).toHaveValue("I have 3 dogs and");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.reload();
  await expect(chat.messages.first()).toContainText("I have 2 dogs in my house.");
  await expect(field).toBeHidden();
});

test("an edited message begins another version, and each version keeps what followed it @phone", async ({
  page,
}) => {
  const chat = new ChatPage(page);
  const first = chat.messages.first();
  const older = first.getByRole("button", { name: "Previous version" });
  const newer = first.getByRole("button", { name: "Next version" });
  await page.goto("/");
  await chat.ask("I have 2 dogs in my house.");
  await chat.ask("How many paws are in my house?");
  await expect(chat.replies.last()).toContainText("8 paws");

  await editTo(chat, first, "I have 3 dogs in my house.");
  await expect(first).toContainText("3 dogs");
  await expect(chat.messages).toHaveCount(1);
  await settled(chat.replies);
  await expect(first).toContainText("2 of 2");
  await expect(newer).toBeDisabled();
  await chat.ask("How many paws are in my house?");
  await expect(chat.replies.last()).toContainText("12 paws");

  await editTo(chat, first, "I have 5 dogs in my house.");
  await expect(first).toContainText("3 of 3");
  await settled(chat.replies);
  await older.click();
  await expect(first).toContainText("2 of 3");
  await expect(chat.replies.last()).toContainText("12 paws");
  await older.click();
  await expect(first).toContainText("1 of 3");
  await expect(first).toContainText("2 dogs");
  await expect(chat.replies.last()).toContainText("8 paws");
  await expect(older).toBeDisabled();
  await newer.click();
  await expect(chat.replies.last()).toContainText("12 paws");

  await page.reload();
  await expect(first).toContainText("2 of 3");
  await expect(chat.replies.last()).toContainText("12 paws");
});

test("a reply that is asked for again stands beside the first, which stays", async ({ page, emulator }) => {
  const chat = new ChatPage(page);
  const word = ownWord();
  await page.goto("/");
  const reply = await chat.ask(`Count to 20, ${word}`);
  await chat.ask("Write a haiku");
  await expect(chat.messages).toHaveCount(2);

  await reply.hover();
  await reply.getByRole("button", { name: "Regenerate" }).click();
  await expect(chat.messages).toHaveCount(1);
  await settled(chat.replies);
  await expect(chat.messages).toContainText("2 of 2");
  await expect(statusOf(chat.replies)).toHaveText("Answer complete");
  expect(await emulator.calls(word)).toHaveLength(2);

  await chat.messages.getByRole("button", { name: "Previous version" }).click();
  await expect(chat.messages).toHaveCount(2);
  await expect(chat.messages.last()).toContainText("Write a haiku");
  expect(await emulator.calls(word)).toHaveLength(2);
});

test("a branch goes on from its own past", async ({ page, emulator }) => {
  const chat = new ChatPage(page);
  const word = ownWord();
  await page.goto("/");
  await chat.ask("I have 2 dogs in my house.");
  await chat.ask("I also have 3 cats in my house.");
  await editTo(chat, chat.messages.last(), `I also have 1 hen in my house, ${word}.`);
  await settled(chat.replies.last());
  await chat.ask("How many animals are in my house?");
  await expect(chat.replies.last()).toContainText("3 animals");
  const [call] = await emulator.calls(word);
  expect(call?.previous_interaction_id).toBeTruthy();
});

test("an edit that is given up changes nothing", async ({ page, emulator }) => {
  const chat = new ChatPage(page);
  const word = ownWord();
  await page.goto("/");
  await chat.ask(`Count to 20, ${word}`);
  for (const giveUp of [
    () => page.keyboard.press("Escape"),
    () => page.getByRole("button", { name: "Cancel" }).click(),
  ]) {
    await chat.messages.hover();
    await chat.messages.getByRole("button", { name: "Edit" }).click();
    await page.getByRole("textbox", { name: "Edited text" }).fill("Something else");
    await giveUp();
    await expect(chat.messages).toContainText(word);
  }
  await expect(chat.messages.getByRole("button", { name: "Previous version" })).toBeHidden();
  expect(await emulator.calls(word)).toHaveLength(1);
});

test("an edit is not lost when the page is reloaded while it is answered", async ({ page }) => {
  const chat = new ChatPage(page);
  await page.goto("/");
  await chat.ask("I have 2 dogs in my house.");
  await editTo(chat, chat.messages, "I have 4 dogs in my house. [pace: 3]");
  await expect(statusOf(chat.replies)).toHaveText(/Thinking|Answering/);
  await page.reload();
  await expect(chat.messages).toContainText("2 of 2");
  await settled(chat.replies);
  await expect(chat.replies).toContainText("4 dogs");
  await chat.messages.getByRole("button", { name: "Previous version" }).click();
  await expect(chat.replies).toContainText("2 dogs");
});

test("DU-18 nothing can be edited or asked for again while an answer runs, and all of it afterwards", async ({
  page,
}) => {
  const chat = new ChatPage(page);
  await page.goto("/");
  const first = await chat.ask("Count to 20");
  await chat.send("Count to 300 [pace: 2]");
  await expect(chat.stopButton).toBeVisible();
  const edit = chat.messages.first().getByRole("button", { name: "Edit" });
  const regenerate = first.getByRole("button", { name: "Regenerate" });
  await expect(edit).toBeHidden();
  await expect(regenerate).toBeHidden();
  await chat.stop();
  await expect(edit).toBeAttached();
  await expect(regenerate).toBeAttached();
  await editTo(chat, chat.messages.first(), "Count to 25");
  await settled(chat.replies);
  expect(await textOf(chat.replies)).toBe(numbersTo(25));
});
