import { ChatPage, settled } from "./chat-page";
import { expect, test } from "./fixtures";

test.use({ expectedConsole: [/status of 404/] });

test("the address of a thread that never was says so, and shows a way on @phone", async ({ page }) => {
  await page.goto("/threads/AAAAAAAAAAAAAAAAAAAAAA");
  await expect(page.getByRole("heading", { name: "This conversation is not here" })).toBeVisible();
  await page.getByRole("link", { name: "Begin another" }).click();
  await expect(page).toHaveURL(/\/$/);
  await expect(page.getByRole("textbox", { name: "Message" })).toBeVisible();
});

test("an address that is none says so, and leads back to the start", async ({ page }) => {
  await page.goto("/no/such/page");
  await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  await page.getByRole("link", { name: "Back to the start" }).click();
  await expect(page.getByRole("textbox", { name: "Message" })).toBeVisible();
});

test("a thread of somebody else looks as one that never was", async ({ page, browser }) => {
  const chat = new ChatPage(page);
  const url = await chat.begin("Count to 20");
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(url);
  await expect(stranger.getByRole("heading", { name: "This conversation is not here" })).toBeVisible();
  await expect(stranger.getByText("Count to 20")).toBeHidden();
  await stranger.context().close();
});

test("a thread that another tab has deleted is no longer listed here, and not found again", async ({
  page,
  context,
}) => {
  const chat = new ChatPage(page);
  const url = await chat.begin("Tell me about Athens");
  await settled(chat.replies);
  await expect(chat.link("Athens")).toBeVisible();
  const tab = new ChatPage(await context.newPage());
  await tab.page.goto("/");
  await tab.threads.getByRole("listitem").hover();
  await tab.threads.getByRole("button", { name: "Thread options" }).click();
  await tab.page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(chat.link("Athens")).toBeHidden();
  await page.goto(url);
  await expect(page.getByRole("heading", { name: "This conversation is not here" })).toBeVisible();
});
