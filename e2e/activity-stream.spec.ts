import type { Page } from "@playwright/test";
import { ActivityPage, beginInBackground, expectAllRight, shareSession } from "./activity-page";
import { ApiClient } from "./api-client";
import { startApp } from "./app-server";
import { ChatPage, grown, settled, statusOf } from "./chat-page";
import { expect, test } from "./fixtures";
import { SERVER_GONE } from "./server-gone";

const CITIES = [
  "Athens",
  "Bergen",
  "Cadiz",
  "Dublin",
  "Esbjerg",
  "Ferrara",
  "Genoa",
  "Hamburg",
  "Izmir",
  "Jaffa",
];

test("a browser has one stream of activity, however many tabs, and another tab takes it over", async ({
  page,
  context,
  client,
}) => {
  await shareSession(client, context);
  const streams: Page[] = [];
  context.on("request", (request) => {
    if (request.url().endsWith("/api/activity/events")) streams.push(request.frame().page());
  });
  await page.goto("/");
  await expect.poll(() => streams.length).toBe(1);
  const others = [await context.newPage(), await context.newPage()];
  for (const other of others) await other.goto("/");
  await beginInBackground(client, "Tell me about Athens [pace: 0.5]");
  for (const tab of [page, ...others]) {
    await expect(new ActivityPage(tab).button).toHaveAccessibleDescription("1 done");
  }
  expect(streams).toEqual([page]);
  const late = await context.newPage();
  await late.goto("/");
  await expect(new ActivityPage(late).button, "a new tab has the list at once").toHaveAccessibleDescription(
    "1 done",
  );
  expect(streams).toEqual([page]);
  await page.close();
  await expect.poll(() => streams.length).toBe(2);
  await beginInBackground(client, "Tell me about Bergen [pace: 0.5]");
  for (const tab of [...others, late]) {
    await expect(new ActivityPage(tab).button).toHaveAccessibleDescription("2 done");
  }
});

test("answers that run in ten threads of one page keep nothing else from getting through", async ({
  page,
}) => {
  test.slow();
  const chat = new ChatPage(page);
  await page.goto("/");
  for (const city of CITIES) {
    const reply = await chat.send(`Write a long text about ${city} [pace: 12]`);
    await expect(statusOf(reply)).toHaveText(/Thinking|Answering/);
    await chat.newChat();
  }
  const activity = new ActivityPage(page);
  await expect(activity.button).toHaveAccessibleDescription("10 running");
  await chat.link("Long text about Athens").click();
  const before = await grown(chat.replies, 20);
  await grown(chat.replies, before.length + 20);
  await activity.open();
  for (const city of CITIES)
    await activity.entry(`Long text about ${city}`).getByRole("button", { name: "Stop" }).click();
  await activity.close();
  await expect(statusOf(chat.replies)).toHaveText("Stopped");
  await chat.link("Long text about Bergen").click();
  await expect(statusOf(chat.replies)).toHaveText("Stopped");
  await expect(chat.threads.getByRole("img", { name: "Answering" })).toHaveCount(0);
});

test("a page asks for no activity before somebody has sent something", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/api/activity")) asked.push(request.url());
  });
  const chat = new ChatPage(page);
  await page.goto("/");
  await chat.write("Tell me about Athens [pace: 0]");
  expect(asked).toEqual([]);
  await chat.sendButton.click();
  await settled(chat.replies);
  await expect.poll(() => asked.length).toBe(1);
});

test("a turn that is begun and ends on another device is in the sidebar and in the open thread", async ({
  page,
  client,
  context,
  browser,
  app,
}) => {
  await shareSession(client, context);
  const chat = new ChatPage(page);
  const url = await chat.begin("Tell me about Athens [pace: 0]");
  await settled(chat.replies);
  const device = await browser.newContext({ baseURL: app.url });
  await shareSession(client, device);
  const there = new ChatPage(await device.newPage());
  await there.page.goto(url);
  await there.ask("Tell me about Bergen [pace: 0.5]");
  await expect(chat.replies).toHaveCount(2);
  await expect(statusOf(chat.replies.nth(1))).toHaveText("Answer complete");
  await there.newChat();
  await there.begin("Tell me about Cadiz [pace: 3]");
  const row = chat.threads.getByRole("listitem").filter({ hasText: "Cadiz" });
  await expect(row.getByRole("img", { name: "Answering" })).toBeVisible();
  await settled(there.replies);
  await expect(row.getByRole("img", { name: "Answering" })).toBeHidden();
  await expect(row.getByRole("img", { name: "Unread" }), "it was read over there").toBeHidden();
  await device.close();
});

test.describe("a server that is started anew", () => {
  test.use({ expectedConsole: [SERVER_GONE] });

  test("DU-02 the tray is right again after the server was started anew", async ({
    page,
    context,
    emulator,
  }) => {
    const app = await startApp({ GEMINI_API_KEY: "test-key", GOOGLE_GEMINI_BASE_URL: emulator.url });
    try {
      const client = new ApiClient(app.url);
      await shareSession(client, context);
      await beginInBackground(client, "Tell me about Athens [pace: 8]");
      const activity = new ActivityPage(page);
      await page.goto(app.url);
      await activity.open();
      await expect(activity.part("Running").getByRole("listitem")).toContainText("Athens");
      await app.kill();
      await app.restart();
      await expectAllRight(client, [activity]);
      await expect(activity.part("Done").getByRole("listitem")).toContainText("Athens", { timeout: 30_000 });
      await expectAllRight(client, [activity]);
    } finally {
      await app.remove();
    }
  });
});
