import type { Page } from "@playwright/test";
import { ActivityPage, recordNotifications, setVisible, toldIn } from "./activity-page";
import { startApp } from "./app-server";
import { ChatPage, openBy, ownWord, settled, statusOf, textOf } from "./chat-page";
import { expect, test } from "./fixtures";

// What a page says of a server that was killed under it.
test.use({ expectedConsole: [/Failed to load resource|ERR_|net::/] });

const ANALYSIS = "Write a detailed analysis of how cities keep their rivers clean";

async function switchOnBackground(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "Settings" });
  await openBy(page.getByRole("button", { name: "Settings", exact: true }), dialog);
  await dialog.getByRole("switch", { name: "Background" }).check();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
}

test("DU-11 a background analysis goes on with the browser closed and the server killed, and who comes back is told of its result", async ({
  browser,
  emulator,
}) => {
  test.setTimeout(120_000);
  const app = await startApp({ GEMINI_API_KEY: "test-key", GOOGLE_GEMINI_BASE_URL: emulator.url });
  const context = await browser.newContext({ baseURL: app.url });
  try {
    await recordNotifications(context, "granted");
    await context.addInitScript(() => {
      localStorage.setItem("test.permission", "granted");
      localStorage.setItem("parley.preferences", JSON.stringify({ notifications: "on" }));
    });
    const page = await context.newPage();
    await page.goto("/");
    await switchOnBackground(page);
    const chat = new ChatPage(page);
    const text = `${ANALYSIS} ${ownWord()} [pace: 0.5]`;
    const reply = await chat.send(text);
    await expect(statusOf(reply)).not.toHaveText("Sending");
    await expect.poll(() => textOf(reply), { timeout: 20_000 }).not.toBe("");
    const url = await chat.threadUrl();
    await page.close();
    await app.kill();
    await expect.poll(() => emulator.calls(text)).toHaveLength(1);

    await app.restart();
    const later = await context.newPage();
    await later.goto("/");
    await setVisible(later, false);
    const activity = new ActivityPage(later);
    await expect(async () => expect(await toldIn(later)).toMatchObject([{ body: "Answer complete" }])).toPass(
      {
        timeout: 60_000,
      },
    );
    await setVisible(later, true);
    await activity.open();
    await expect(activity.part("Done").getByRole("listitem")).toHaveCount(1);
    await later.goto(url);
    const whole = new ChatPage(later).replies.first();
    await settled(whole);
    await expect(statusOf(whole)).toHaveText("Answer complete");
    expect(await emulator.calls(text)).toHaveLength(1);
  } finally {
    await context.close();
    await app.remove();
  }
});

test("an answer in the background that is stopped is cancelled at Google, and can be taken up by another message @phone", async ({
  page,
  emulator,
}) => {
  await page.goto("/");
  await switchOnBackground(page);
  const chat = new ChatPage(page);
  const text = `${ANALYSIS} ${ownWord()} [pace: 1]`;
  const reply = await chat.send(text);
  await expect.poll(() => textOf(reply), { timeout: 20_000 }).not.toBe("");
  await chat.stop();
  await expect(statusOf(reply)).toHaveText("Stopped");
  const cancels = async () => (await emulator.requests()).filter(({ path }) => path.endsWith("/cancel"));
  await expect.poll(async () => (await cancels()).length).toBeGreaterThan(0);
  const next = await chat.ask("hello");
  await expect(statusOf(next)).toHaveText("Answer complete");
});
