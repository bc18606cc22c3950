import type { Page } from "@playwright/test";
import {
  ActivityPage,
  beginInBackground,
  clickNotification,
  listOf,
  recordNotifications,
  setVisible,
  shareSession,
  toldIn,
} from "./activity-page";
import { ApiClient } from "./api-client";
import { startApp } from "./app-server";
import { ChatPage, grown, settled, statusOf } from "./chat-page";
import { expect, test } from "./fixtures";

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
const BY_HAND = {
  type: "function",
  name: "look_outside",
  executor: { kind: "by_hand" },
  approval: "allowed",
};

/** Both trays have what the server has, within the moment that a list takes to come. */
async function expectAllRight(client: ApiClient, trays: readonly ActivityPage[]): Promise<void> {
  await expect(async () => {
    const before = await listOf(client);
    const shown = await Promise.all(trays.map((tray) => tray.titles()));
    expect(shown).toEqual(trays.map(() => before));
  }).toPass({ timeout: 5_000 });
}

async function unreadIn(client: ApiClient): Promise<string[]> {
  const { threads } = await client.json<{ threads: { title: string; isUnread: boolean }[] }>("/api/threads");
  return threads.filter(({ isUnread }) => isUnread).map(({ title }) => title);
}

test("PX-05 ten background turns in ten threads stand in the trays of two tabs as the server has them, to their end", async ({
  page,
  context,
  client,
}) => {
  await shareSession(client, context);
  const other = await context.newPage();
  const trays = [new ActivityPage(page), new ActivityPage(other)];
  for (const tray of trays) {
    await tray.page.bringToFront();
    await tray.page.goto("/");
    await tray.open();
    await expect(tray.tray).toContainText("Nothing is running.");
  }
  for (const [index, city] of CITIES.entries()) {
    await beginInBackground(client, `Tell me about ${city} [pace: ${2 + index}]`);
  }
  await expectAllRight(client, trays);
  for (const tray of trays) {
    await expect(tray.button).toHaveAccessibleDescription(/^\d+ running/);
    await expect(tray.tray.getByRole("link", { name: "Jaffa", exact: true })).toBeVisible();
  }
  await expect
    .poll(
      async () => {
        await expectAllRight(client, trays);
        return (await listOf(client)).Done.length;
      },
      { timeout: 45_000 },
    )
    .toBe(10);
  await expectAllRight(client, trays);
  for (const tray of trays) {
    await expect(tray.part("Done").getByRole("listitem")).toHaveCount(10);
    await expect(tray.button).toHaveAccessibleDescription("10 done");
    await expect(tray.entry("Athens")).toContainText(
      /^Athens.*Answer complete · .* · \d+ s · \d+ steps? · \d+ tokens · (just now|\d minutes? ago)$/,
    );
  }
  await trays[0]?.entry("Athens").getByRole("button", { name: "Dismiss" }).click();
  await expectAllRight(client, trays);
  await trays[1]?.tray.getByRole("button", { name: "Clear all" }).click();
  await expectAllRight(client, trays);
  await expect(page.getByText("Nothing is running.")).toBeVisible();
});

test("a turn that ends in another thread marks it unread, in the title of the page too, until it is opened @phone", async ({
  page,
  context,
  client,
  isMobile,
}) => {
  await shareSession(client, context);
  const chat = new ChatPage(page);
  await page.goto("/");
  const first = await chat.begin("Tell me about Athens [pace: 0]");
  await settled(chat.replies);
  await beginInBackground(client, "Tell me about Bergen [pace: 1]");
  await expect(page).toHaveTitle("(1) Athens · Parley");
  await expect(page.getByRole("status", { name: "Activity" })).toHaveText("1 answer is done.");
  if (isMobile) await page.getByRole("button", { name: "Toggle sidebar" }).click();
  const row = chat.threads.getByRole("listitem").filter({ hasText: "Bergen" });
  await expect(row.getByRole("img", { name: "Unread" })).toBeVisible();
  await expect(chat.threads.getByRole("img", { name: "Unread" }), "the open one is read").toHaveCount(1);
  await chat.link("Bergen").click();
  await expect(chat.replies).toHaveAttribute("aria-busy", "false");
  await expect(page).toHaveTitle("Bergen · Parley");
  await expect(row.getByRole("img", { name: "Unread" })).toBeHidden();
  await expect.poll(() => unreadIn(client)).toEqual([]);
  await page.goto(first);
  await expect(page).toHaveTitle("Athens · Parley");
  if (isMobile) await page.getByRole("button", { name: "Toggle sidebar" }).click();
  await expect(chat.link("Bergen")).toBeVisible();
  await expect(chat.threads.getByRole("img", { name: "Unread" }), "it stays read").toHaveCount(0);
});

test("a turn that ends while its page is hidden is unread until somebody comes back", async ({
  page,
  client,
  context,
}) => {
  await shareSession(client, context);
  const chat = new ChatPage(page);
  await chat.begin("Tell me about Athens [pace: 2]");
  await setVisible(page, false);
  await settled(chat.replies);
  await expect(page).toHaveTitle("(1) Athens · Parley");
  expect(await unreadIn(client)).toEqual(["Athens"]);
  await setVisible(page, true);
  await expect(page).toHaveTitle("Athens · Parley");
  await expect.poll(() => unreadIn(client)).toEqual([]);
});

test("a background turn is stopped from the tray of another thread, at Google too", async ({
  page,
  context,
  client,
  emulator,
}) => {
  await shareSession(client, context);
  const { threadId } = await beginInBackground(client, "Tell me about Athens [pace: 30]");
  const activity = new ActivityPage(page);
  await page.goto("/");
  await activity.open();
  const entry = activity.entry("Athens");
  await expect(entry).toContainText("In the background");
  await expect(entry).toContainText("Gemini 3.8 Flash");
  await entry.getByRole("button", { name: "Stop" }).click();
  await expect(activity.part("Done").getByRole("listitem")).toContainText("Stopped");
  const detail = await client.json<{ turns: { interactions: { id: string }[] }[] }>(
    `/api/threads/${threadId}`,
  );
  const interactionId = detail.turns[0]?.interactions[0]?.id ?? "none";
  const cancelled = async () =>
    (await emulator.requests()).filter(
      ({ method, path }) => method === "POST" && path.includes(interactionId) && path.endsWith("cancel"),
    ).length;
  await expect.poll(cancelled, { timeout: 10_000 }).toBeGreaterThan(0);
});

test("what waits for its person is in the tray and marked in the sidebar, and leads to its thread", async ({
  page,
  context,
  client,
}) => {
  await shareSession(client, context);
  await beginInBackground(client, "call look_outside", { background: false, tools: [BY_HAND] });
  const [chat, activity] = [new ChatPage(page), new ActivityPage(page)];
  await page.goto("/");
  await expect(activity.button).toHaveAccessibleDescription("1 waiting for you");
  await expect(chat.threads.getByRole("img", { name: "Needs approval" })).toBeVisible();
  await expect(page).toHaveTitle("(1) Parley");
  await activity.open();
  const entry = activity.part("Waiting for you").getByRole("listitem");
  await expect(entry).toContainText("Needs approval");
  await expect(entry.getByRole("button")).toHaveCount(0);
  await entry.getByRole("link").click();
  await expect(activity.tray).toBeHidden();
  await expect(page.getByRole("group", { name: "Result: look_outside" })).toBeVisible();
});

test("one notification tells of an answer, after consent, and a click on it opens the thread", async ({
  page,
  context,
  client,
}) => {
  test.slow();
  await recordNotifications(context, "granted");
  await shareSession(client, context);
  const { threadId } = await beginInBackground(client, "Tell me about Athens [pace: 25]");
  const other = await context.newPage();
  await page.goto(`/threads/${threadId}`);
  await other.goto("/");
  await expect(page.getByText("Parley can tell you when this is done.")).toBeVisible({ timeout: 20_000 });
  await page.getByRole("button", { name: "Notify me" }).click();
  await expect(page.getByText("Parley can tell you when this is done.")).toBeHidden();
  await new ChatPage(page).newChat();
  await expect.poll(() => toldIn(page, other), { timeout: 60_000 }).toHaveLength(1);
  const { turnId } = await beginInBackground(client, "Tell me about Bergen [pace: 0.5]");
  await expect.poll(() => toldIn(page, other), { timeout: 20_000 }).toHaveLength(2);
  expect((await toldIn(page, other))[1]).toEqual({ title: "Bergen", body: "Answer complete", tag: turnId });
  const teller = (await toldIn(page)).length > 0 ? page : other;
  await clickNotification(teller);
  await expect(teller.getByRole("heading", { name: "Bergen" })).toBeVisible();
});

test("nobody is told of an answer that they look at", async ({ page, context, client }) => {
  await recordNotifications(context, "granted");
  await context.addInitScript(() => {
    localStorage.setItem("test.permission", "granted");
    localStorage.setItem("parley.preferences", JSON.stringify({ notifications: "on" }));
  });
  await shareSession(client, context);
  const other = await context.newPage();
  await other.goto("/");
  const chat = new ChatPage(page);
  await chat.begin("Tell me about Athens [pace: 1]");
  await settled(chat.replies);
  const { turnId } = await beginInBackground(client, "Tell me about Bergen [pace: 0.5]");
  await expect.poll(() => toldIn(page, other), { timeout: 20_000 }).not.toEqual([]);
  expect((await toldIn(page, other)).map(({ tag }) => tag)).toEqual([turnId]);
});

test("who does not want notifications is asked once, and can think again in Preferences", async ({
  page,
  context,
  client,
}) => {
  await recordNotifications(context, "denied");
  await shareSession(client, context);
  const { threadId } = await beginInBackground(client, "Tell me about Athens [pace: 30]");
  await page.goto(`/threads/${threadId}`);
  await page.getByRole("button", { name: "Not now" }).click();
  await page.reload();
  await expect(new ActivityPage(page).button).toHaveAccessibleDescription("1 running");
  await expect(page.getByText("Parley can tell you when this is done.")).toBeHidden();
  await page.getByRole("button", { name: "Preferences" }).click();
  const choice = page.getByRole("switch", { name: "Notifications" });
  await expect(choice).not.toBeChecked();
  await choice.click();
  await expect(choice).toHaveAccessibleDescription(/This browser does not let Parley notify you/);
  await expect(choice).not.toBeChecked();
});

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
    await expect(statusOf(reply)).toHaveText(/Thinking|Answering/, { timeout: 5_000 });
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
  test.use({ expectedConsole: [/Failed to load resource/] });

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

test("the tray is reached and left by the keyboard alone, and fits a phone @phone", async ({
  page,
  context,
  client,
}) => {
  await shareSession(client, context);
  await beginInBackground(client, "Tell me about Athens [pace: 0]");
  const activity = new ActivityPage(page);
  await page.goto("/");
  await expect(activity.button).toHaveAccessibleDescription("1 done");
  await activity.button.focus();
  await page.keyboard.press("Enter");
  await expect(activity.tray).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(activity.tray).toBeHidden();
  await expect(activity.button).toBeFocused();
  await page.setViewportSize({ width: 360, height: 640 });
  await activity.open();
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await activity.entry("Athens").getByRole("button", { name: "Dismiss" }).press("Enter");
  await expect(activity.tray).toContainText("Nothing is running.");
  await expect(activity.tray.getByRole("heading", { name: "Activity" })).toBeFocused();
});
