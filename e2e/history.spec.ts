import { ChatPage, ownWord } from "./chat-page";
import { expect, test } from "./fixtures";

const LINE = "Google no longer had this conversation, so its history was sent along.";

test("1.3 a thread that Google has forgotten goes on, and one quiet line says so", async ({
  page,
  emulator,
}) => {
  const chat = new ChatPage(page);
  const word = ownWord();
  await page.goto("/");
  await chat.ask("I have 2 dogs in my house. [fault: forgotten]");
  const next = await chat.ask(`How many paws are in my house? ${word}`);
  await expect(next).toContainText("8 paws");
  await expect(page.getByText(LINE)).toHaveCount(1);
  await expect(next.getByText(LINE)).toBeVisible();
  await expect(next.getByRole("alert")).toBeHidden();
  const [first, second, ...more] = await emulator.calls(word);
  expect(first?.previous_interaction_id).toBeTruthy();
  expect(second?.previous_interaction_id).toBeUndefined();
  expect(JSON.stringify(second?.input)).toContain("2 dogs");
  expect(more).toEqual([]);
  const third = await chat.ask("How many eyes are in my house?");
  await expect(third).toContainText("4 eyes");
  await expect(page.getByText(LINE)).toHaveCount(1);
});

test("1.4 of a private thread Google keeps nothing, and it still remembers", async ({ page, emulator }) => {
  const chat = new ChatPage(page);
  const word = ownWord();
  await page.goto("/");
  await page.getByRole("button", { name: "Settings" }).click();
  const dialog = page.getByRole("dialog", { name: "Settings" });
  await dialog.getByRole("switch", { name: "Store at Google" }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await chat.ask(`I have 2 dogs in my house, ${word}.`);
  const next = await chat.ask("How many paws are in my house?");
  await expect(next).toContainText("8 paws");
  await expect(page.getByText(LINE)).toBeHidden();
  await page.reload();
  await expect(next).toContainText("8 paws");
  const calls = await emulator.calls(word);
  expect(calls).toHaveLength(2);
  for (const call of calls) {
    expect(call.store).toBe(false);
    expect(call.previous_interaction_id).toBeUndefined();
  }
});
