import { type AppServer, startApp } from "./app-server";
import { forgetKept } from "./at-hand";
import { ChatPage, grown, numbersTo, ownWord, settled, statusOf, textOf } from "./chat-page";
import { test as base, expect } from "./fixtures";
import { SERVER_GONE } from "./server-gone";

const test = base.extend<{ mortal: AppServer }>({
  mortal: async ({ emulator }, use) => {
    const app = await startApp({
      GEMINI_API_KEY: "test-key",
      GOOGLE_GEMINI_BASE_URL: emulator.url,
    });
    await use(app);
    await app.remove();
  },
});
test.use({ expectedConsole: [SERVER_GONE] });

test("DU-01 an answer goes on after the server was killed in the middle of it", async ({
  page,
  mortal,
  emulator,
}) => {
  const chat = new ChatPage(page);
  const word = ownWord();
  await chat.begin(`Count to 1000, ${word} [pace: 1.5]`, mortal.url);
  const before = await grown(chat.replies, 200);
  await mortal.kill();
  await expect(statusOf(chat.replies)).toHaveText("Reconnecting");
  expect(await textOf(chat.replies)).toContain(before);
  await mortal.restart();
  await settled(chat.replies);
  await expect(statusOf(chat.replies)).toHaveText("Answer complete");
  expect(await textOf(chat.replies)).toBe(numbersTo(1000));
  expect(await emulator.calls(word)).toHaveLength(1);
});

test("a message that is sent while the server is down is delivered when it is up, once", async ({
  page,
  mortal,
  emulator,
}) => {
  const chat = new ChatPage(page);
  const word = ownWord();
  await page.goto(mortal.url);
  await chat.ask("Write a haiku");
  await mortal.kill();
  const reply = await chat.send(`Count to 30, ${word}`);
  await expect(statusOf(reply)).toHaveText("Sending");
  await expect(reply).toHaveAttribute("aria-busy", "true");
  await mortal.restart();
  await settled(reply);
  expect(await textOf(reply)).toBe(numbersTo(30));
  expect(await emulator.calls(word)).toHaveLength(1);
});

test("a thread that cannot be loaded says that it is still there, and loads again with a click", async ({
  page,
  mortal,
}) => {
  const chat = new ChatPage(page);
  await chat.begin("Tell me about Athens", mortal.url);
  await settled(chat.replies);
  await expect(chat.link("Athens")).toBeVisible();
  await page.goto(mortal.url);
  await expect(chat.link("Athens")).toBeVisible();
  await forgetKept(page);
  await mortal.kill();
  await chat.link("Athens").click();
  await expect(page.getByText("This conversation could not be loaded. It is still there.")).toBeVisible();
  await mortal.restart();
  await page.getByRole("button", { name: "Load again" }).click();
  await expect(chat.messages).toContainText("Athens");
});

test("a server that is shut down in order loses no word of a running answer", async ({
  page,
  mortal,
  emulator,
}) => {
  const chat = new ChatPage(page);
  const word = ownWord();
  await chat.begin(`Count to 1000, ${word} [pace: 1.5]`, mortal.url);
  await grown(chat.replies, 200);
  await mortal.terminate();
  await mortal.restart();
  await settled(chat.replies);
  expect(await textOf(chat.replies)).toBe(numbersTo(1000));
  expect(await emulator.calls(word)).toHaveLength(1);
});

test("a server whose key Google refuses says so before anything is sent", async ({ page, emulator }) => {
  const app = await startApp({ GEMINI_API_KEY: "invalid-key", GOOGLE_GEMINI_BASE_URL: emulator.url });
  const chat = new ChatPage(page);
  await page.goto(app.url);
  await expect(
    page.getByRole("main").getByText("Google does not accept the API key of this server"),
  ).toBeVisible();
  const reply = await chat.ask("Hello");
  await expect(reply.getByRole("alert")).toContainText("Google did not accept the API key of this server.");
  await app.remove();
});
