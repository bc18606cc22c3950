import type { Locator } from "@playwright/test";
import { ChatPage, grown, ownWord, settled, statusOf, textOf } from "./chat-page";
import { expect, test } from "./fixtures";

const problemOf = (reply: Locator) => reply.getByRole("alert");
const retryOf = (reply: Locator) => reply.getByRole("button", { name: "Retry" });

type Failure = { name: string; fault: string; sentence: string; status?: string; calls?: number };

const TO_BE_RETRIED: Failure[] = [
  {
    name: "a key that Google refuses",
    fault: "invalid key once",
    sentence: "Google did not accept the API key of this server. Your message is kept.",
  },
  {
    name: "a spent quota of the day",
    fault: "429 per day once",
    sentence: "The quota of this key is used up for now.",
  },
  { name: "an empty answer", fault: "empty once", sentence: "The model returned no content." },
  { name: "a failure of the model", fault: "failed once", sentence: "The model failed to answer." },
  { name: "an error at Google", fault: "500 once", sentence: "Gemini had an error of its own." },
  {
    name: "a request that Google refuses",
    fault: "400 once",
    sentence: "Gemini did not accept this request.",
  },
  {
    name: "an answer that is lost half-way",
    fault: "reset mid stream once] [fault: lost once",
    sentence: "The answer was cut off. What arrived is kept.",
    status: "Cut off",
  },
];

for (const { name, fault, sentence, status = "Failed", calls = 1 } of TO_BE_RETRIED) {
  test(`${name} has its own sentence, survives a reload, and Retry gets the answer`, async ({
    page,
    emulator,
  }) => {
    const chat = new ChatPage(page);
    const word = ownWord();
    await page.goto("/");
    const text = `Count to 300, ${word} [fault: ${fault}]`;
    const reply = await chat.ask(text);
    await expect(statusOf(reply)).toHaveText(status);
    await expect(problemOf(reply)).toHaveText(sentence);
    await expect(chat.messages).toContainText(word);
    expect(await emulator.calls(word)).toHaveLength(calls);
    const kept = await textOf(reply);

    await page.reload();
    await expect(problemOf(reply)).toHaveText(sentence);
    expect(await textOf(reply)).toBe(kept);
    await expect(async () => {
      if (await retryOf(reply).isVisible()) await retryOf(reply).click({ timeout: 1_000 });
      await expect(chat.messages).toContainText("2 of 2", { timeout: 2_000 });
    }).toPass();
    await settled(reply);
    await expect(statusOf(reply)).toHaveText("Answer complete");
    await expect(problemOf(reply)).toBeHidden();
    expect(await emulator.calls(word)).toHaveLength(calls + 1);
    await chat.messages.getByRole("button", { name: "Previous version" }).click();
    await expect(problemOf(reply)).toHaveText(sentence);
  });
}

const TO_BE_REWORDED: Failure[] = [
  {
    name: "a block by a filter",
    fault: "safety start",
    sentence: "Gemini declined to answer. You can reword the message.",
  },
  {
    name: "a block half-way",
    fault: "safety mid",
    sentence: "Gemini declined to answer. You can reword the message.",
  },
  {
    name: "a conversation that is too long",
    fault: "context too long",
    sentence: "This conversation is longer than the model can read. Start a new chat or shorten the message.",
  },
];

for (const { name, fault, sentence } of TO_BE_REWORDED) {
  test(`${name} says so, offers no Retry that could not help, and the message can be reworded`, async ({
    page,
    emulator,
  }) => {
    const chat = new ChatPage(page);
    const word = ownWord();
    await page.goto("/");
    const reply = await chat.ask(`Count to 300, ${word} [fault: ${fault}]`);
    await expect(statusOf(reply)).toHaveText("Failed");
    await expect(problemOf(reply)).toHaveText(sentence);
    await expect(retryOf(reply)).toBeHidden();
    expect(await emulator.calls(word)).toHaveLength(1);
    await chat.messages.hover();
    await chat.messages.getByRole("button", { name: "Edit" }).click();
    await page.getByRole("textbox", { name: "Edited text" }).fill("Count to 20");
    await page.getByRole("button", { name: "Save" }).click();
    await settled(reply);
    await expect(statusOf(reply)).toHaveText("Answer complete");
  });
}

test("what Google itself said about a failure can be read", async ({ page }) => {
  const chat = new ChatPage(page);
  await page.goto("/");
  const reply = await chat.ask("Hello [fault: invalid key]");
  const detail = reply.getByText("API key not valid. Please pass a valid API key.");
  await expect(detail).toBeHidden();
  await reply.getByRole("button", { name: "What Google said" }).click();
  await expect(detail).toBeVisible();
});

test("a limit of requests is waited for, with its time, and the answer comes by itself @phone", async ({
  page,
  emulator,
}) => {
  const chat = new ChatPage(page);
  const word = ownWord();
  await page.goto("/");
  const reply = await chat.send(`Count to 30, ${word} [fault: 429 retry 8s once]`);
  await expect(statusOf(reply)).toHaveText(/^Waiting until \d/);
  await expect(reply).toContainText(/0:0[1-8]/);
  await expect(reply).toHaveAttribute("aria-busy", "true");
  await page.reload();
  await expect(statusOf(reply)).toHaveText(/^Waiting until \d/);
  await settled(reply);
  await expect(statusOf(reply)).toHaveText("Answer complete");
  await expect(chat.messages).toHaveCount(1);
  expect(await emulator.calls(word)).toHaveLength(2);
});

test("a limit that is still there after the wait fails, and is not asked about again", async ({
  page,
  emulator,
}) => {
  const chat = new ChatPage(page);
  const word = ownWord();
  await page.goto("/");
  const reply = await chat.ask(`Hello ${word} [fault: 429 retry 1s]`);
  await expect(statusOf(reply)).toHaveText("Failed");
  await expect(problemOf(reply)).toHaveText("Gemini is limiting requests for this key.");
  await expect(retryOf(reply)).toBeVisible();
  expect(await emulator.calls(word)).toHaveLength(2);
});

test("waiting for a limit can be stopped, and then nothing is sent", async ({ page, emulator }) => {
  const chat = new ChatPage(page);
  const word = ownWord();
  await page.goto("/");
  const reply = await chat.send(`Hello ${word} [fault: 429 retry 30s]`);
  await expect(statusOf(reply)).toHaveText(/^Waiting/);
  await chat.stop();
  await expect(statusOf(reply)).toHaveText("Stopped");
  expect(await emulator.calls(word)).toHaveLength(1);
});

test("an overloaded model is asked again without a click", async ({ page, emulator }) => {
  const chat = new ChatPage(page);
  const word = ownWord();
  await page.goto("/");
  const reply = await chat.ask(`Count to 30, ${word} [fault: 503 once]`);
  await expect(statusOf(reply)).toHaveText("Answer complete");
  expect(await emulator.calls(word)).toHaveLength(2);
});

for (const fault of ["reset mid stream", "silent end", "cut mid event", "malformed tail", "malformed json"]) {
  test(`a stream with trouble (${fault}) ends in the whole answer, with one call`, async ({
    page,
    emulator,
  }) => {
    const chat = new ChatPage(page);
    const word = ownWord();
    await page.goto("/");
    const whole = await textOf(await chat.ask(`Write a long answer about ${word}`));
    await chat.newChat();
    const reply = await chat.ask(`Write a long answer about ${word} [fault: ${fault}]`);
    await expect(statusOf(reply)).toHaveText("Answer complete");
    await expect(problemOf(reply)).toBeHidden();
    expect(await textOf(reply)).toBe(whole);
    expect(await emulator.calls(word)).toHaveLength(2);
  });
}

test("an answer that ends at its limit says so, and Continue goes on", async ({ page }) => {
  const chat = new ChatPage(page);
  await page.goto("/");
  const reply = await chat.ask("Count to 300 [fault: incomplete once]");
  await expect(statusOf(reply)).toHaveText("Incomplete");
  const kept = await grown(reply, 10);
  await reply.getByRole("button", { name: "Continue" }).click();
  const rest = chat.replies.nth(1);
  await settled(rest);
  expect(kept.length + (await textOf(rest)).length).toBeGreaterThan(1_000);
});
