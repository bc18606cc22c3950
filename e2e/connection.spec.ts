import { devices } from "@playwright/test";
import { layCable } from "./cable";
import { ChatPage, endedOnServer, grown, numbersTo, ownWord, settled, statusOf, textOf } from "./chat-page";
import { expect, test } from "./fixtures";

const PATIENCE_MS = 15_000;
const EVERY_NUMBER = numbersTo(1000);

test.describe("without a network", () => {
  test.use({
    expectedConsole: [/ERR_(INTERNET_DISCONNECTED|CONNECTION|EMPTY_RESPONSE|NETWORK|INCOMPLETE|SOCKET)/],
  });

  test("a part of the page that cannot be loaded says so, and the rest stays", async ({ page, context }) => {
    const chat = new ChatPage(page);
    await chat.begin("Count to 20");
    await settled(chat.replies);
    await context.setOffline(true);
    await page.getByRole("button", { name: "Settings" }).click();
    await expect(page.getByText("This part of the page could not be loaded.")).toBeVisible();
    await expect(chat.replies).toContainText("20");
    await expect(chat.message).toBeEditable();
    await context.setOffline(false);
  });

  test("ST-08 an answer that ends while the reader is offline is complete once they are online @phone", async ({
    page,
    context,
    app,
    emulator,
  }) => {
    const cable = await layCable(app.url);
    const chat = new ChatPage(page);
    const word = ownWord();
    const url = await chat.begin(`Count to 1000, ${word} [pace: 1.5]`, cable.url);
    const before = await grown(chat.replies, 200);
    await context.setOffline(true);
    cable.cut();
    await expect(statusOf(chat.replies)).toHaveText("Offline");
    await expect(page.getByText("You are offline. What you write is kept.")).toBeVisible();
    expect(await textOf(chat.replies)).toContain(before);
    await endedOnServer(page, url.replace(cable.url, app.url));
    await expect(chat.replies).toHaveAttribute("aria-busy", "true");
    cable.mend();
    await context.setOffline(false);
    await settled(chat.replies);
    await expect(statusOf(chat.replies)).toHaveText("Answer complete");
    expect(await textOf(chat.replies)).toBe(EVERY_NUMBER);
    expect(await emulator.calls(word)).toHaveLength(1);
    cable.remove();
  });

  test("a connection that breaks again and again costs no character", async ({ page, app, emulator }) => {
    const cable = await layCable(app.url);
    const chat = new ChatPage(page);
    const word = ownWord();
    await chat.begin(`Count to 1000, ${word} [pace: 3]`, cable.url);
    for (const part of [0.1, 0.3, 0.5, 0.7]) {
      await grown(chat.replies, EVERY_NUMBER.length * part);
      cable.cut();
      await expect(statusOf(chat.replies)).toHaveText("Reconnecting");
      cable.mend();
      await expect(statusOf(chat.replies)).toHaveText("Answering");
    }
    await settled(chat.replies);
    expect(await textOf(chat.replies)).toBe(EVERY_NUMBER);
    expect(await emulator.calls(word)).toHaveLength(1);
    cable.remove();
  });

  test("DU-16 a message whose acknowledgement was lost is sent once", async ({ page, app, emulator }) => {
    const cable = await layCable(app.url);
    const chat = new ChatPage(page);
    const word = ownWord();
    await page.goto(cable.url);
    await chat.ask("Write a haiku");
    cable.deafen();
    const reply = await chat.send(`Count to 30, ${word}`);
    await expect.poll(() => emulator.calls(word)).toHaveLength(1);
    await expect(statusOf(reply)).toHaveText("Sending");
    cable.cut();
    cable.mend();
    await settled(reply);
    expect(await textOf(reply)).toBe(numbersTo(30));
    await expect(chat.messages).toHaveCount(2);
    expect(await emulator.calls(word)).toHaveLength(1);
    cable.remove();
  });

  test("ST-08 a message sent while offline waits, and is delivered once", async ({
    page,
    context,
    emulator,
  }) => {
    const chat = new ChatPage(page);
    const word = ownWord();
    await page.goto("/");
    await chat.ask("Write a haiku");
    await context.setOffline(true);
    const reply = await chat.send(`Count to 30, ${word}`);
    await expect(chat.message).toHaveValue("");
    await expect(statusOf(reply)).toHaveText("Sending");
    expect(await emulator.calls(word)).toHaveLength(0);
    await context.setOffline(false);
    await settled(reply);
    expect(await textOf(reply)).toBe(numbersTo(30));
    await expect(chat.messages).toHaveCount(2);
    expect(await emulator.calls(word)).toHaveLength(1);
    await page.reload();
    await expect(chat.messages).toHaveCount(2);
  });

  test("a message sent while offline is delivered although its tab was closed", async ({
    page,
    context,
    emulator,
  }) => {
    const chat = new ChatPage(page);
    const word = ownWord();
    await page.goto("/");
    await chat.ask("Write a haiku");
    await context.setOffline(true);
    await chat.send(`Count to 30, ${word}`);
    const url = await chat.threadUrl();
    await page.close();
    await context.setOffline(false);
    const reopened = new ChatPage(await context.newPage());
    await reopened.page.goto(url);
    await expect(reopened.messages.last()).toContainText(word);
    await settled(reopened.replies.last());
    expect(await textOf(reopened.replies.last())).toBe(numbersTo(30));
    expect(await emulator.calls(word)).toHaveLength(1);
  });

  test("the first message of a thread, sent while offline, is delivered when its address is opened again", async ({
    page,
    context,
    app,
    emulator,
  }) => {
    const cable = await layCable(app.url);
    const chat = new ChatPage(page);
    const word = ownWord();
    await page.goto(cable.url);
    await chat.ask("Write a haiku");
    await chat.newChat();
    cable.cut();
    await chat.send(`Count to 30, ${word}`);
    const url = await chat.threadUrl();
    await page.close();
    cable.mend();
    const reopened = new ChatPage(await context.newPage());
    await reopened.page.goto(url);
    await expect(reopened.messages).toContainText(word);
    await settled(reopened.replies);
    expect(await emulator.calls(word)).toHaveLength(1);
    cable.remove();
  });
});

test("ST-10 two tabs and a phone show the same text at the same time", async ({ page, context, browser }) => {
  const chat = new ChatPage(page);
  const url = await chat.begin("Count to 1000 [pace: 3]");
  const tab = new ChatPage(await context.newPage());
  const phoneContext = await browser.newContext({
    ...devices["Pixel 7"],
    storageState: await context.storageState(),
  });
  const phone = new ChatPage(await phoneContext.newPage());
  const readers = [tab, phone];
  await Promise.all(
    readers.map(async (reader) => {
      await reader.page.goto(url);
      const loaded = await grown(reader.replies, 0);
      await grown(reader.replies, loaded.length + 1);
    }),
  );
  for (const part of [0.5, 0.7, 0.9]) {
    // Without the space after the last number: who comes late sees the whole answer, which has none.
    const { length } = (await grown(chat.replies, EVERY_NUMBER.length * part)).trimEnd();
    await Promise.all(readers.map((reader) => grown(reader.replies, length, PATIENCE_MS)));
  }
  for (const reader of [chat, tab, phone]) {
    await settled(reader.replies);
    await expect(statusOf(reader.replies)).toHaveText("Answer complete");
    expect(await textOf(reader.replies)).toBe(EVERY_NUMBER);
  }
  await phoneContext.close();
});

test("an answer that is stopped on the phone stops on the desktop too", async ({
  page,
  context,
  browser,
}) => {
  const chat = new ChatPage(page);
  // Slow enough for a page that has yet to be loaded on a busy machine.
  const url = await chat.begin("Count to 1000 [pace: 5]");
  const phoneContext = await browser.newContext({
    ...devices["Pixel 7"],
    storageState: await context.storageState(),
  });
  const phone = new ChatPage(await phoneContext.newPage());
  await phone.page.goto(url);
  await grown(phone.replies, 100);
  await phone.stop();
  await expect(statusOf(chat.replies)).toHaveText("Stopped");
  await expect(statusOf(phone.replies)).toHaveText("Stopped");
  expect(await textOf(chat.replies)).toBe(await textOf(phone.replies));
  await phoneContext.close();
});

test("ST-11 a page that was put to sleep shows all of the answer when it wakes", async ({
  page,
  context,
}) => {
  const chat = new ChatPage(page);
  const url = await chat.begin("Count to 1000 [pace: 1.5]");
  await grown(chat.replies, 100);
  const browser = await context.newCDPSession(page);
  await browser.send("Page.setWebLifecycleState", { state: "frozen" });
  await endedOnServer(page, url);
  await browser.send("Page.setWebLifecycleState", { state: "active" });
  await settled(chat.replies);
  expect(await textOf(chat.replies)).toBe(EVERY_NUMBER);
});
