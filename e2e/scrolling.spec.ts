import type { Locator } from "@playwright/test";
import { ChatPage, grown, settled } from "./chat-page";
import { expect, test } from "./fixtures";

const LONG = "Write 16 KB of text";

const fromEnd = (log: Locator) =>
  log.evaluate((element) => element.scrollHeight - element.clientHeight - element.scrollTop);
const position = (log: Locator) => log.evaluate((element) => element.scrollTop);
const height = (log: Locator) => log.evaluate((element) => element.scrollHeight);
const AT_END = 2;

test("who scrolls up while an answer grows is left alone, and jumps to its end with one click", async ({
  page,
}) => {
  const chat = new ChatPage(page);
  await page.goto("/");
  const reply = await chat.send(`${LONG} [pace: 1.5]`);
  const jump = page.getByRole("button", { name: "Jump to latest" });
  await grown(reply, 3_000);
  await expect.poll(() => fromEnd(chat.conversation)).toBeLessThanOrEqual(AT_END);
  await expect(jump).toBeHidden();
  await chat.conversation.hover();
  await page.mouse.wheel(0, -600);
  await expect(jump).toBeVisible();
  const before = { top: await position(chat.conversation), height: await height(chat.conversation) };
  await expect.poll(() => height(chat.conversation)).toBeGreaterThan(before.height + 200);
  expect(await position(chat.conversation)).toBe(before.top);
  await jump.click();
  await expect.poll(() => fromEnd(chat.conversation)).toBeLessThanOrEqual(AT_END);
  await expect(jump).toBeHidden();
  const text = await grown(reply, 1);
  await grown(reply, text.length + 500);
  await expect.poll(() => fromEnd(chat.conversation)).toBeLessThanOrEqual(AT_END);
  await chat.stop();
});

test("who reads at the end stays at the end, to the last word @phone", async ({ page }) => {
  const chat = new ChatPage(page);
  await page.goto("/");
  const reply = await chat.send(`${LONG} [pace: 0.7]`);
  for (const part of [3_000, 6_000, 9_000]) {
    await grown(reply, part);
    await expect.poll(() => fromEnd(chat.conversation)).toBeLessThanOrEqual(AT_END);
  }
  await settled(reply);
  await expect.poll(() => fromEnd(chat.conversation)).toBeLessThanOrEqual(AT_END);
});

test("the keyboard scrolls up and is not fought", async ({ page }) => {
  const chat = new ChatPage(page);
  await page.goto("/");
  const reply = await chat.send(`${LONG} [pace: 1.5]`);
  await grown(reply, 3_000);
  await chat.conversation.focus();
  await page.keyboard.press("PageUp");
  await expect(page.getByRole("button", { name: "Jump to latest" })).toBeVisible();
  const end = await height(chat.conversation);
  await expect.poll(() => height(chat.conversation)).toBeGreaterThan(end + 200);
  expect(await fromEnd(chat.conversation)).toBeGreaterThan(200);
  await page.keyboard.press("End");
  await expect.poll(() => fromEnd(chat.conversation)).toBeLessThanOrEqual(AT_END);
  await chat.stop();
});

test("a thread that is opened shows its end, and one that is come back to shows where one was", async ({
  page,
}) => {
  const chat = new ChatPage(page);
  const url = await chat.begin(`${LONG} [pace: 0]`);
  await settled(chat.replies);
  await page.reload();
  await expect.poll(() => fromEnd(chat.conversation)).toBeLessThanOrEqual(AT_END);
  await chat.conversation.hover();
  await page.mouse.wheel(0, -1_500);
  await expect.poll(() => fromEnd(chat.conversation)).toBeGreaterThan(1_000);
  const marker = chat.replies.getByRole("heading").last();
  const before = (await marker.boundingBox())?.y ?? 0;
  await chat.newChat();
  await page.goBack();
  await expect(page).toHaveURL(url);
  await expect.poll(async () => Math.abs(((await marker.boundingBox())?.y ?? 0) - before)).toBeLessThan(40);
});

test("a new message goes to the top, and its answer grows below it", async ({ page }) => {
  const chat = new ChatPage(page);
  await page.goto("/");
  await chat.ask(`${LONG} [pace: 0]`);
  await chat.send("Count to 400 [pace: 1.5]");
  const question = chat.messages.last();
  await expect(question).toBeInViewport();
  const top = async () =>
    ((await question.boundingBox())?.y ?? 0) - ((await chat.conversation.boundingBox())?.y ?? 0);
  await expect.poll(top).toBeLessThan(120);
  await grown(chat.replies.last(), 200);
  await expect.poll(top).toBeLessThan(120);
  expect(await top()).toBeGreaterThanOrEqual(-10);
});
