import { ChatPage, endedOnServer, grown, numbersTo, settled, textOf } from "./chat-page";
import { test as base, expect } from "./fixtures";

// Playwright turns the cache for back and forward off, people have it on.
const test = base.extend({
  launchOptions: [
    async ({ launchOptions }, use) =>
      use({ ...launchOptions, ignoreDefaultArgs: ["--disable-back-forward-cache"] }),
    { scope: "worker" },
  ],
});

const ELSEWHERE = "data:text/html,<title>Elsewhere</title>";
const EVERY_NUMBER = numbersTo(1000);

test("ST-11 back and forward walk through the threads that were read, drafts and places kept", async ({
  page,
}) => {
  const chat = new ChatPage(page);
  const first = await chat.begin("Count to 20");
  await settled(chat.replies);
  await chat.newChat();
  await chat.ask("Count to 25");
  const second = await chat.threadUrl();
  await chat.write("not yet sent");
  await page.goBack();
  await expect(page).toHaveURL(/\/$/);
  await page.goBack();
  await expect(page).toHaveURL(first);
  expect(await textOf(chat.replies)).toBe(numbersTo(20));
  await expect(chat.message).toHaveValue("");
  await page.goForward();
  await page.goForward();
  await expect(page).toHaveURL(second);
  expect(await textOf(chat.replies)).toBe(numbersTo(25));
  await expect(chat.message).toHaveValue("not yet sent");
});

test("ST-11 who leaves for another site and comes back mid-answer finds it and reads on", async ({
  page,
}) => {
  const chat = new ChatPage(page);
  const url = await chat.begin("Count to 1000 [pace: 2]");
  const before = await grown(chat.replies, 100);
  await page.goto(ELSEWHERE);
  await page.goBack();
  await expect(page).toHaveURL(url);
  await grown(chat.replies, before.length + 1);
  await settled(chat.replies);
  expect(await textOf(chat.replies)).toBe(EVERY_NUMBER);
});

test("ST-11 who comes back after the answer has ended finds it whole", async ({ page }) => {
  const chat = new ChatPage(page);
  const url = await chat.begin("Count to 1000 [pace: 2]");
  await grown(chat.replies, 100);
  await page.goto(ELSEWHERE);
  await endedOnServer(page, url);
  await page.goBack();
  await settled(chat.replies);
  expect(await textOf(chat.replies)).toBe(EVERY_NUMBER);
  await expect(chat.sendButton).toBeVisible();
});
