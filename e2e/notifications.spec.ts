import {
  ActivityPage,
  beginInBackground,
  clickNotification,
  recordNotifications,
  shareSession,
  toldIn,
} from "./activity-page";
import { ChatPage, settled } from "./chat-page";
import { expect, test } from "./fixtures";

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
