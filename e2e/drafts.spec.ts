import { holdBackActivity } from "./activity-page";
import { ChatPage, ownWord, settled, statusOf } from "./chat-page";
import { expect, test } from "./fixtures";

test("DU-19 each thread has its own draft, and switching between them loses none @phone", async ({
  page,
}) => {
  const chat = new ChatPage(page);
  const first = await chat.begin("Count to 20");
  await settled(chat.replies);
  await chat.write("draft of the first");
  await page.getByRole("link", { name: "New chat" }).click();
  await expect(chat.message).toHaveValue("");
  await chat.write("draft of the next new one");
  await page.goBack();
  await expect(page).toHaveURL(first);
  await expect(chat.message).toHaveValue("draft of the first");
  await page.goForward();
  await expect(chat.message).toHaveValue("draft of the next new one");
});

test("DU-19 a draft survives a reload, a closed tab and a crash", async ({ page, context }) => {
  const chat = new ChatPage(page);
  const url = await chat.begin("Count to 20");
  await settled(chat.replies);
  await chat.write("half a tho");
  await page.reload();
  await expect(chat.message).toHaveValue("half a tho");

  await chat.message.fill("half a thought");
  await page.close();
  const second = new ChatPage(await context.newPage());
  await second.page.goto(url);
  await expect(second.message).toHaveValue("half a thought");

  await second.message.fill("half a thought, and more");
  const stored = () => second.page.evaluate(() => Object.values({ ...localStorage }).join("\n"));
  await expect.poll(stored).toContain("and more");
  const crashed = second.page.waitForEvent("crash");
  await second.page.goto("chrome://crash").catch(() => undefined);
  await crashed;
  const third = new ChatPage(await context.newPage());
  await third.page.goto(url);
  await expect(third.message).toHaveValue("half a thought, and more");
});

test("DU-19 the model and the settings of a thread not yet begun survive a reload, too", async ({ page }) => {
  const chat = new ChatPage(page);
  await page.goto("/");
  await chat.write("not yet sent");
  await page.getByRole("button", { name: "Model", exact: true }).click();
  await page.getByRole("option", { name: "Gemini 3.5 Flash-Lite" }).click();
  await page.reload();
  await expect(chat.message).toHaveValue("not yet sent");
  await expect(page.getByRole("button", { name: "Model", exact: true })).toHaveAccessibleDescription(
    "Gemini 3.5 Flash-Lite",
  );
});

test("a message that was sent does not come back as a draft", async ({ page }) => {
  const chat = new ChatPage(page);
  const url = await chat.begin("Count to 20");
  await expect(chat.message).toHaveValue("");
  await page.goto("/");
  await expect(chat.message).toHaveValue("");
  await page.goto(url);
  await expect(chat.messages).toContainText("Count to 20");
  await expect(chat.message).toHaveValue("");
});

test("what is typed while an answer runs waits for its answer, or stays a draft", async ({
  page,
  emulator,
}) => {
  const chat = new ChatPage(page);
  const word = ownWord();
  await page.goto("/");
  const reply = await chat.send("Count to 300 [pace: 3]");
  await chat.message.fill(`Count to 20, ${word}`);
  await chat.message.press("Enter");
  await expect(chat.message).toHaveValue("");
  await chat.message.fill("half a thought");
  await expect(chat.messages).toHaveCount(1);
  expect(await emulator.calls(word)).toHaveLength(0);
  await settled(reply);
  await settled(chat.replies.nth(1));
  expect(await emulator.calls(word)).toHaveLength(1);
  await expect(chat.message).toHaveValue("half a thought");
});

test("1.6 a double click sends one message, and does not stop its answer", async ({ page, emulator }) => {
  const chat = new ChatPage(page);
  const word = ownWord();
  await page.goto("/");
  await chat.ask("Write a haiku");
  await chat.write(`Count to 20, ${word}`);
  await chat.sendButton.dblclick();
  const reply = chat.replies.nth(1);
  await settled(reply);
  await expect(statusOf(reply)).toHaveText("Answer complete");
  await expect(chat.messages).toHaveCount(2);
  expect(await emulator.calls(word)).toHaveLength(1);
});

test("1.6 a double Enter sends one message", async ({ page, emulator }) => {
  const chat = new ChatPage(page);
  const word = ownWord();
  await page.goto("/");
  await chat.write(`Count to 20, ${word}`);
  await chat.message.press("Enter");
  await chat.message.press("Enter");
  await settled(chat.replies);
  await expect(chat.messages).toHaveCount(1);
  expect(await emulator.calls(word)).toHaveLength(1);
});

test.describe("a message that the server refuses", () => {
  test.use({ expectedConsole: [/status of 4\d\d/] });

  test("DU-19 is a draft again, and goes once the thread is free", async ({
    page,
    context,
    browser,
    emulator,
  }) => {
    await holdBackActivity(page);
    const chat = new ChatPage(page);
    const word = ownWord();
    const url = await chat.begin("Count to 20");
    await settled(chat.replies);
    const state = await context.storageState();
    const otherDevice = new ChatPage(await (await browser.newContext({ storageState: state })).newPage());
    await otherDevice.page.goto(url);
    await otherDevice.send("Count to 200 [pace: 4]");
    await expect(statusOf(otherDevice.replies.nth(1))).toHaveText("Thinking");

    const refused = await chat.send(`Count to 30, ${word}`);
    await expect(refused.getByRole("alert")).toHaveText("This conversation is already being answered.");
    await expect(statusOf(refused)).toHaveText("Not sent");
    await expect(chat.message).toHaveValue(`Count to 30, ${word}`);
    expect(await emulator.calls(word)).toHaveLength(0);
    await otherDevice.stop();
    await refused.getByRole("button", { name: "Retry" }).click();
    await expect.poll(() => emulator.calls(word)).toHaveLength(1);
    await expect(chat.message).toHaveValue("");
    await otherDevice.page.context().close();
  });

  test("DU-19 is kept where its thread was deleted on another device", async ({ page, client, context }) => {
    await holdBackActivity(page);
    const chat = new ChatPage(page);
    const url = await chat.begin("Count to 20");
    await settled(chat.replies);
    const [cookie] = (await context.cookies()).filter(({ httpOnly }) => httpOnly);
    client.cookie = `${cookie?.name}=${cookie?.value}`;
    await client.fetch(`/api${new URL(url).pathname}`, { method: "DELETE" });
    const refused = await chat.send("Count to 30");
    await expect(refused.getByRole("alert")).toBeVisible();
    await expect(chat.message).toHaveValue("Count to 30");
  });
});
