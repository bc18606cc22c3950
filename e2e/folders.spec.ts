import { ChatPage, settled } from "./chat-page";
import { expect, test } from "./fixtures";
import {
  chooseInMenu,
  haveThreads,
  itemOf,
  linksIn,
  makeFolder,
  moveByMenu,
  noticesOf,
  openSidebar,
  rowOf,
  sectionOf,
} from "./thread-list";

const TEXTS = ["Tell me about Athens", "Tell me about Bergen", "Tell me about Cadiz"];

test("8 threads are put into folders by menu and by drag, and nothing is lost with a folder", async ({
  page,
  client,
}) => {
  await haveThreads(page, client, TEXTS);
  const chat = new ChatPage(page);
  await page.goto("/");
  await makeFolder(page, "Travel");
  await moveByMenu(page, "Athens", "Travel");
  await expect(linksIn(page, "Travel")).toHaveText(["Athens"]);
  await rowOf(page, "Bergen").dragTo(page.getByRole("button", { name: "Travel", exact: true }));
  await expect(linksIn(page, "Travel")).toHaveText(["Bergen", "Athens"]);
  await expect(noticesOf(page)).toContainText("Moved “Bergen” to “Travel”");
  await expect(linksIn(page, "Today")).toHaveText(["Cadiz"]);
  await rowOf(page, "Bergen").dragTo(page.getByRole("heading", { name: "Today" }));
  await expect(linksIn(page, "Today")).toHaveText(["Cadiz", "Bergen"]);
  await page.reload();
  await expect(linksIn(page, "Travel")).toHaveText(["Athens"]);
  await page.getByRole("button", { name: "Travel", exact: true }).hover();
  await sectionOf(page, "Travel").getByRole("button", { name: "Folder options" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(chat.threads.getByRole("link")).toHaveText(["Cadiz", "Bergen", "Athens"]);
  await noticesOf(page).getByRole("button", { name: "Undo" }).click();
  await expect(linksIn(page, "Travel")).toHaveText(["Athens"]);
  await page.reload();
  await expect(linksIn(page, "Travel")).toHaveText(["Athens"]);
});

test("8 a folder stays folded, and says so when something in it is unread", async ({ page, client }) => {
  await haveThreads(page, client, TEXTS);
  const chat = new ChatPage(page);
  await page.goto("/");
  await makeFolder(page, "Travel");
  await moveByMenu(page, "Athens", "Travel");
  const folder = page.getByRole("button", { name: "Travel", exact: true });
  const isStored = page.waitForResponse((response) => response.request().method() === "PATCH");
  await folder.click();
  await expect(folder).toHaveAttribute("aria-expanded", "false");
  await expect(linksIn(page, "Travel")).toHaveCount(0);
  await isStored;
  await page.reload();
  await expect(folder).toHaveAttribute("aria-expanded", "false");
  await folder.click();
  await chat.link("Athens").click();
  await expect(chat.replies).toHaveCount(1);
  const reply = await chat.send("Count to 300 [pace: 1]");
  await expect(reply).toHaveAttribute("aria-busy", "true");
  await folder.click();
  await expect(sectionOf(page, "Travel").getByRole("img", { name: "Answering" })).toBeVisible();
  await chat.newChat();
  await expect(sectionOf(page, "Travel").getByRole("img", { name: "Unread" })).toBeVisible({
    timeout: 30_000,
  });
  await folder.click();
  await chat.link("Athens").click();
  await settled(chat.replies.last());
  await folder.click();
  await expect(sectionOf(page, "Travel").getByRole("img")).toHaveCount(0);
});

test("8 many are chosen with Ctrl and Shift, and moved, archived or deleted together", async ({
  page,
  client,
}) => {
  await haveThreads(page, client, [...TEXTS, "Tell me about Delft"]);
  const chat = new ChatPage(page);
  await page.goto("/");
  await expect(chat.threads.getByRole("link")).toHaveText(["Delft", "Cadiz", "Bergen", "Athens"]);
  const bar = page.getByRole("toolbar", { name: "Selected threads" });
  const box = (name: string) => chat.threads.getByRole("checkbox", { name });
  await chat.link("Delft").click({ modifiers: ["ControlOrMeta"] });
  await expect(bar).toContainText("1 selected");
  await box("Bergen").click({ modifiers: ["Shift"] });
  await expect(bar).toContainText("3 selected");
  await box("Cadiz").click();
  await expect(bar).toContainText("2 selected");
  await bar.getByRole("button", { name: "Delete" }).click();
  await expect(bar).toBeHidden();
  await expect(chat.threads.getByRole("link")).toHaveText(["Cadiz", "Athens"]);
  await expect(noticesOf(page)).toContainText("Deleted 2 conversations");
  await noticesOf(page).getByRole("button", { name: "Undo" }).click();
  await expect(chat.threads.getByRole("link")).toHaveText(["Delft", "Cadiz", "Bergen", "Athens"]);
  await chat.link("Delft").click({ modifiers: ["Shift"] });
  await box("Cadiz").click({ modifiers: ["Shift"] });
  await bar.getByRole("button", { name: "Move to folder" }).click();
  await page.getByRole("menuitem", { name: "New folder" }).click();
  const field = page.getByRole("textbox", { name: "Folder name" });
  await expect(field).toBeFocused();
  await page.keyboard.type("North");
  await page.keyboard.press("Enter");
  await expect(linksIn(page, "North")).toHaveText(["Delft", "Cadiz"]);
  await page.reload();
  await expect(linksIn(page, "North")).toHaveText(["Delft", "Cadiz"]);
});

test("8 all of it is done by the keyboard alone", async ({ page, client }) => {
  await haveThreads(page, client, TEXTS);
  const chat = new ChatPage(page);
  await page.goto("/");
  const options = rowOf(page, "Athens").getByRole("button", { name: "Thread options" });
  await expect(async () => {
    await options.focus();
    await page.keyboard.press("Enter");
    await expect(itemOf(page, "Rename")).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await page.keyboard.type("pin");
  await expect(itemOf(page, "Pin")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(linksIn(page, "Pinned")).toHaveText(["Athens"]);
  const select = page.getByRole("button", { name: "Select", exact: true });
  await select.focus();
  await page.keyboard.press("Enter");
  const box = chat.threads.getByRole("checkbox", { name: "Bergen" });
  await box.focus();
  await page.keyboard.press("Space");
  await expect(box).toBeChecked();
  const bar = page.getByRole("toolbar", { name: "Selected threads" });
  await bar.getByRole("button", { name: "Archive" }).focus();
  await page.keyboard.press("Enter");
  await expect(chat.threads.getByRole("link")).toHaveText(["Athens", "Cadiz"]);
  await select.focus();
  await page.keyboard.press("Enter");
  await expect(bar).toContainText("0 selected");
  await page.keyboard.press("Escape");
  await expect(bar).toBeHidden();
  await expect(select).toHaveAttribute("aria-pressed", "false");
});

test("8 another tab sees what is pinned, archived and put into folders", async ({
  page,
  context,
  client,
}) => {
  await haveThreads(page, client, TEXTS);
  const tab = await context.newPage();
  await Promise.all([page.goto("/"), tab.goto("/")]);
  await expect(linksIn(tab, "Today")).toHaveCount(3);
  await chooseInMenu(page, "Athens", "Pin");
  await expect(linksIn(tab, "Pinned")).toHaveText(["Athens"]);
  await makeFolder(page, "Travel");
  await moveByMenu(page, "Bergen", "Travel");
  await expect(linksIn(tab, "Travel")).toHaveText(["Bergen"]);
  await chooseInMenu(page, "Cadiz", "Archive");
  await expect(linksIn(tab, "Today")).toHaveCount(0);
});

test("8 a day that begins moves what was of today to yesterday, in the reader's own time", async ({
  page,
  client,
}) => {
  await haveThreads(page, client, ["Tell me about Athens"]);
  await page.clock.install({ time: new Date().setHours(23, 59, 58, 0) });
  await page.goto("/");
  await expect(linksIn(page, "Today")).toHaveText(["Athens"]);
  await page.clock.fastForward(10_000);
  await expect(linksIn(page, "Yesterday")).toHaveText(["Athens"]);
});

test("8 on a phone many are chosen in a mode of their own @phone-only", async ({ page, client }) => {
  await haveThreads(page, client, TEXTS);
  await page.goto("/");
  await openSidebar(page);
  await page.getByRole("button", { name: "Select", exact: true }).tap();
  const threads = page.getByRole("navigation", { name: "Threads" });
  await expect(threads.getByRole("checkbox")).toHaveCount(3);
  await threads.getByText("Athens").tap();
  await threads.getByText("Cadiz").tap();
  const bar = page.getByRole("toolbar", { name: "Selected threads" });
  await expect(bar).toContainText("2 selected");
  await bar.getByRole("button", { name: "Archive" }).tap();
  await expect(threads.getByRole("link")).toHaveText(["Bergen"]);
  await noticesOf(page).getByRole("button", { name: "Undo" }).tap();
  await expect(threads.getByRole("link")).toHaveText(["Cadiz", "Bergen", "Athens"]);
});
