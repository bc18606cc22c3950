import { ChatPage, endedOnServer, grown, numbersTo, ownWord, settled, statusOf, textOf } from "./chat-page";
import { expect, test } from "./fixtures";

// A machine that is busy with other tests may be slow; how fast it is, the benchmarks say.
const PATIENCE_MS = 15_000;

test("an answer appears as it is written, and says at each moment how far it is @phone", async ({ page }) => {
  const chat = new ChatPage(page);
  await page.goto("/");
  let letThrough = () => {};
  const isHeld = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route("**/turns", async (route) => {
    await isHeld;
    await route.continue();
  });
  const reply = await chat.send("Count to 1000 [pace: 1.5]");
  await expect(statusOf(reply)).toHaveText("Sending");
  await expect(reply).toHaveAttribute("aria-busy", "true");
  letThrough();
  await expect(statusOf(reply)).toHaveText("Thinking");
  await expect(statusOf(reply)).toHaveText("Answering");
  const early = await grown(reply, 1);
  const later = await grown(reply, early.length + 1);
  expect(later).toContain(early);
  expect(numbersTo(1000)).toContain(later);
  await expect(reply).toHaveAttribute("aria-busy", "true");
  await expect(chat.stopButton).toBeVisible();
  await settled(reply);
  await expect(statusOf(reply)).toHaveText("Answer complete");
  expect(await textOf(reply)).toBe(numbersTo(1000));
  await expect(chat.sendButton).toBeVisible();
});

test("ST-02 an answer survives 20 reloads at random moments", async ({ page, emulator }) => {
  const chat = new ChatPage(page);
  const word = ownWord();
  await page.goto("/");
  const whole = await textOf(await chat.ask(`Write a long answer about ${word} tides [pace: 0]`));

  await chat.begin(`Write a long answer about ${word} tides [pace: 3]`);
  const reply = chat.replies;
  const moments = Array.from({ length: 20 }, () => Math.random() * 0.97 * whole.length).sort((a, b) => a - b);
  for (const moment of moments) {
    const before = await grown(reply, moment);
    await page.reload({ waitUntil: "domcontentloaded" });
    const name = `reloaded at ${before.length} of ${whole.length} characters`;
    await expect
      .poll(() => textOf(reply).then(lettersOf), { timeout: PATIENCE_MS, message: name })
      .toContain(lettersOf(before));
  }
  const last = await grown(reply, (moments.at(-1) ?? 0) + 1, PATIENCE_MS);
  expect(last.length).toBeLessThanOrEqual(whole.length);
  await settled(reply);
  await expect(reply).toHaveCount(1);
  expect(await textOf(reply)).toBe(whole);
  expect(await emulator.calls(word)).toHaveLength(2);
});

test("ST-03 an answer whose tab was closed at 30 % is complete when it is opened again", async ({
  page,
  context,
  emulator,
}) => {
  const chat = new ChatPage(page);
  const word = ownWord();
  const url = await chat.begin(`Count to 1000, ${word} [pace: 1.5]`);
  await grown(chat.replies, numbersTo(1000).length * 0.3);
  await page.close();
  const reopened = new ChatPage(await context.newPage());
  await endedOnServer(reopened.page, url);
  await reopened.page.goto(url);
  await expect(statusOf(reopened.replies)).toHaveText("Answer complete");
  expect(await textOf(reopened.replies)).toBe(numbersTo(1000));
  expect(await emulator.calls(word)).toHaveLength(1);
});

test("an answer goes on growing while another thread is read, and is there on return", async ({ page }) => {
  const chat = new ChatPage(page);
  await chat.begin("Count to 1000 [pace: 1.5]");
  const before = await grown(chat.replies, 1);
  await chat.newChat();
  const other = await chat.ask("Write a haiku");
  await expect(statusOf(other)).toHaveText("Answer complete");
  await page.goBack();
  await page.goBack();
  const after = await grown(chat.replies, before.length + 1);
  expect(numbersTo(1000)).toContain(after);
  await settled(chat.replies);
  expect(await textOf(chat.replies)).toBe(numbersTo(1000));
});

test("a formula takes no more room before it is set than after, however late that is @phone", async ({
  page,
}) => {
  // Narrow, so that the source of a formula would need a line more than the formula.
  await page.setViewportSize({ width: 360, height: 700 });
  const chat = new ChatPage(page);
  await page.goto("/");
  await chat.ask("Count to 10");
  let letThrough = () => {};
  const isHeld = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(/\.js$/, async (route) => {
    await isHeld;
    await route.continue();
  });
  const reply = await chat.ask("Show me a formula");
  const series = reply.getByRole("paragraph").filter({ hasText: "a series that everybody should see" });
  const heightOf = async () => (await series.boundingBox())?.height ?? Number.NaN;
  await expect(series).toContainText("It costs $5, which is not a formula.");
  await expect(reply).not.toContainText("\\frac");
  const before = await heightOf();
  letThrough();
  await expect(series.locator("math")).toBeAttached();
  expect(await heightOf()).toBeGreaterThanOrEqual(before);
});

// Marks of Markdown come and go as it grows; letters only come.
function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, "");
}
