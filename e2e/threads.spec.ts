import { ChatPage, openBy, settled } from "./chat-page";
import { expect, test } from "./fixtures";
import { chooseInMenu, haveThreads } from "./thread-list";

test("a thread gets its title from the model, and a mark while it is answered", async ({ page }) => {
  const chat = new ChatPage(page);
  await chat.begin("Tell me about the harbour of Genoa [pace: 4]");
  await expect(chat.link("Harbour of Genoa")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Harbour of Genoa" })).toBeVisible();
  await expect(page).toHaveTitle("Harbour of Genoa · Parley");
  await expect(chat.threads.getByRole("img", { name: "Answering" })).toBeVisible();
  await settled(chat.replies);
  await expect(chat.threads.getByRole("img", { name: "Answering" })).toBeHidden();
  await page.reload();
  await expect(chat.link("Harbour of Genoa")).toHaveAttribute("aria-current", "page");
});

test("threads are listed newest first, and one that goes on moves to the top", async ({ page, client }) => {
  await haveThreads(page, client, ["Tell me about Athens", "Tell me about Bergen", "Tell me about Cadiz"]);
  const chat = new ChatPage(page);
  const links = chat.threads.getByRole("link");
  await page.goto("/");
  await expect(links).toHaveText(["Cadiz", "Bergen", "Athens"]);
  await chat.link("Athens").click();
  await expect(chat.replies).toHaveCount(1);
  await chat.ask("Count to 20");
  await expect(links).toHaveText(["Athens", "Cadiz", "Bergen"]);
  await page.reload();
  await expect(links).toHaveText(["Athens", "Cadiz", "Bergen"]);
});

test("a thread is renamed in its place, and Escape leaves the title as it was", async ({ page, client }) => {
  await haveThreads(page, client, ["Tell me about Athens", "Tell me about Bergen"]);
  const chat = new ChatPage(page);
  const field = page.getByRole("textbox", { name: "Title" });
  await page.goto("/");
  await chooseInMenu(page, "Athens", "Rename");
  await expect(field).toBeFocused();
  await field.fill("My plans");
  await field.press("Enter");
  await expect(chat.link("My plans")).toBeVisible();
  await chooseInMenu(page, "Bergen", "Rename");
  await field.fill("Something else");
  await field.press("Escape");
  await expect(chat.link("Bergen")).toBeVisible();
  await page.reload();
  await expect(chat.threads.getByRole("link")).toHaveText(["Bergen", "My plans"]);
});

test("a title that a person gave is not replaced by one of the model", async ({ page }) => {
  const chat = new ChatPage(page);
  await chat.begin("Tell me about Athens [pace: 3]");
  await expect(chat.link("Athens")).toBeVisible();
  await chooseInMenu(page, "Athens", "Rename");
  await page.getByRole("textbox", { name: "Title" }).fill("My plans");
  await page.getByRole("textbox", { name: "Title" }).press("Enter");
  await settled(chat.replies);
  await chat.ask("Count to 20");
  await page.reload();
  await expect(chat.link("My plans")).toBeVisible();
});

test("a title of which the page keeps less, as of spaces in a row, holds nothing up", async ({ page }) => {
  const chat = new ChatPage(page);
  await chat.begin("Tell me about Athens");
  await settled(chat.replies);
  await chooseInMenu(page, "Athens", "Rename");
  await page.getByRole("textbox", { name: "Title" }).fill("My  plans\u001b and  yours");
  await page.getByRole("textbox", { name: "Title" }).press("Enter");
  await expect(page).toHaveTitle("My plans and yours · Parley");
  await page.reload();
  await expect(page).toHaveTitle("My plans and yours · Parley");
  await chat.ask("Count to 20");
});

test("a deleted thread is back with one click on Undo", async ({ page, client }) => {
  await haveThreads(page, client, ["Tell me about Athens", "Tell me about Bergen"]);
  const chat = new ChatPage(page);
  await page.goto("/");
  await chat.link("Athens").click();
  await expect(chat.replies).toHaveCount(1);
  const url = page.url();
  await chooseInMenu(page, "Athens", "Delete");
  await expect(chat.link("Athens")).toBeHidden();
  await expect(page).toHaveURL(/\/$/);
  const notices = page.getByRole("status", { name: "Notices" });
  await expect(notices).toContainText("Deleted “Athens”");
  await notices.getByRole("button", { name: "Undo" }).click();
  await expect(chat.threads.getByRole("link")).toHaveText(["Bergen", "Athens"]);
  await expect(page).toHaveURL(url);
  await expect(chat.messages).toContainText("Athens");
  await page.reload();
  await expect(chat.messages).toContainText("Athens");
});

test("a deleted thread stays gone after a reload at once", async ({ page, client }) => {
  await haveThreads(page, client, ["Tell me about Athens", "Tell me about Bergen"]);
  const chat = new ChatPage(page);
  await page.goto("/");
  await chooseInMenu(page, "Athens", "Delete");
  await page.reload();
  await expect(chat.threads.getByRole("link")).toHaveText(["Bergen"]);
});

test("200 threads are all within reach by scrolling", async ({ page, client }) => {
  const texts = Array.from({ length: 200 }, (_, number) => `Tell me about place ${number + 1}`);
  await haveThreads(page, client, texts.slice(0, 1));
  const batches = Array.from({ length: 10 }, (_, batch) =>
    texts.slice(1).filter((_, at) => at % 10 === batch),
  );
  await Promise.all(batches.map((batch) => haveThreads(page, client, batch)));
  const chat = new ChatPage(page);
  const links = chat.threads.getByRole("link");
  await page.goto("/");
  await expect(async () => {
    await links.last().scrollIntoViewIfNeeded();
    await expect(links).toHaveCount(200, { timeout: 300 });
  }).toPass();
  await links.last().scrollIntoViewIfNeeded();
  await expect(chat.link("Place 1")).toBeInViewport();
  await chat.link("Place 1").click();
  await expect(chat.messages).toContainText("Tell me about place 1");
  const titles = await links.allTextContents();
  expect(new Set(titles).size).toBe(200);
});

test("another tab sees a new thread, its title and its end without a reload", async ({
  page,
  context,
  client,
}) => {
  await haveThreads(page, client, ["Tell me about Athens"]);
  const chat = new ChatPage(page);
  const tab = new ChatPage(await context.newPage());
  await Promise.all([page.goto("/"), tab.page.goto("/")]);
  await expect(tab.link("Athens")).toBeVisible();
  await chat.ask("Tell me about Bergen");
  await expect(tab.link("Bergen")).toBeVisible();
  await expect(tab.threads.getByRole("img", { name: "Answering" })).toBeHidden();
  await tab.link("Bergen").click();
  await expect(tab.replies).toHaveAttribute("aria-busy", "false");
});

/** Opens the sidebar of a narrow screen, once the page hears it. */
async function openDrawer({ page, threads }: ChatPage): Promise<void> {
  await openBy(page.getByRole("button", { name: "Toggle sidebar" }), threads);
}

test("on a phone the threads are in a drawer that closes when one is chosen @phone-only", async ({
  page,
  client,
}) => {
  await haveThreads(page, client, ["Tell me about Athens", "Tell me about Bergen"]);
  const chat = new ChatPage(page);
  await page.goto("/");
  await expect(chat.threads).toBeHidden();
  const toggle = page.getByRole("button", { name: "Toggle sidebar" });
  await expect(toggle).toHaveAttribute("aria-expanded", "false");
  await openDrawer(chat);
  await chat.link("Athens").click();
  await expect(chat.threads).toBeHidden();
  await expect(chat.messages).toContainText("Athens");
});

test("on a phone on its side, and in a window enlarged by four, all of the sidebar can be reached @phone-only", async ({
  page,
  client,
}) => {
  await haveThreads(page, client, ["Tell me about Athens", "Tell me about Bergen"]);
  const chat = new ChatPage(page);
  for (const size of [
    { width: 740, height: 360 },
    { width: 320, height: 256 },
  ]) {
    await page.setViewportSize(size);
    await page.goto("/");
    await openDrawer(chat);
    await chat.link("Athens").scrollIntoViewIfNeeded();
    await expect(chat.link("Athens")).toBeInViewport({ ratio: 1 });
    const preferences = page.getByRole("button", { name: "Preferences" });
    await preferences.scrollIntoViewIfNeeded();
    await expect(preferences).toBeInViewport({ ratio: 1 });
  }
});
