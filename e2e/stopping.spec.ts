import { ChatPage, grown, numbersTo, ownWord, settled, statusOf, textOf } from "./chat-page";
import { expect, test } from "./fixtures";

const EVERY_NUMBER = numbersTo(1000);

test("an answer that is stopped before its first word says so, and the next message is answered @phone", async ({
  page,
}) => {
  const chat = new ChatPage(page);
  await page.goto("/");
  const stopped = await chat.send("Count to 1000 [pace: 20]");
  await expect(statusOf(stopped)).toHaveText("Thinking");
  await chat.stop();
  await settled(stopped);
  await expect(statusOf(stopped)).toHaveText("Stopped");
  await expect(stopped.getByRole("button", { name: "Continue" })).toBeHidden();
  const next = await chat.ask("Write a haiku [pace: 0]");
  await expect(statusOf(next)).toHaveText("Answer complete");
  await expect(statusOf(stopped)).toHaveText("Stopped");
});

for (const part of [0.2, 0.5, 0.8]) {
  test(`an answer that is stopped at ${part * 100} % keeps what was on screen, and Continue joins the rest`, async ({
    page,
    emulator,
  }) => {
    const chat = new ChatPage(page);
    const word = ownWord();
    await chat.begin(`Count to 1000, ${word} [pace: 1.5]`);
    const seen = await grown(chat.replies, EVERY_NUMBER.length * part);
    await chat.stop();
    await settled(chat.replies);
    await expect(statusOf(chat.replies)).toHaveText("Stopped");
    const kept = await textOf(chat.replies);
    expect(kept).toContain(seen);
    expect(EVERY_NUMBER).toContain(kept);
    expect(kept).not.toBe(EVERY_NUMBER);
    await page.reload();
    await expect(statusOf(chat.replies)).toHaveText("Stopped");
    expect(await textOf(chat.replies)).toBe(kept);

    await expect(async () => {
      await chat.replies.getByRole("button", { name: "Continue" }).click({ timeout: 1_000 });
      await expect(chat.replies).toHaveCount(2, { timeout: 1_000 });
    }).toPass();
    const rest = chat.replies.nth(1);
    await settled(rest);
    await expect(statusOf(rest)).toHaveText("Answer complete");
    expect(withoutSpaces(kept + (await textOf(rest)))).toBe(withoutSpaces(EVERY_NUMBER));
    await expect(chat.messages).toHaveCount(1);
    expect(await emulator.calls(word)).toHaveLength(2);
  });
}

test("after a stop the thread goes on knowing what was said before", async ({ page }) => {
  const chat = new ChatPage(page);
  await page.goto("/");
  await chat.ask("I have 2 dogs in my house.");
  const stopped = await chat.send("Write a long answer about tides [pace: 1]");
  await grown(stopped, 100);
  await chat.stop();
  await expect(statusOf(stopped)).toHaveText("Stopped");
  await expect(chat.message).toBeEnabled();
  const next = await chat.ask("How many paws are in my house?");
  await expect(next).toContainText("8 paws");
});

test("a call that Google never answers can be stopped", async ({ page }) => {
  const chat = new ChatPage(page);
  await page.goto("/");
  const reply = await chat.send("Hello [fault: hang]");
  await expect(statusOf(reply)).toHaveText("Thinking");
  await chat.stop();
  await expect(statusOf(reply)).toHaveText("Stopped");
  await expect(chat.sendButton).toBeVisible();
});

function withoutSpaces(text: string): string {
  return text.replaceAll(" ", "");
}
