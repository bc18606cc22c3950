import {
  ActivityPage,
  beginInBackground,
  expectAllRight,
  listOf,
  setVisible,
  shareSession,
} from "./activity-page";
import type { ApiClient } from "./api-client";
import { ChatPage, settled } from "./chat-page";
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
  await expect.poll(cancelled).toBeGreaterThan(0);
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
