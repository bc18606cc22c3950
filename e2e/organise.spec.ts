import { ChatPage, settled } from "./chat-page";
import { expect, test } from "./fixtures";
import { chooseInMenu, haveThreads, itemOf, linksIn, noticesOf, openOptions, sectionOf } from "./thread-list";

const TEXTS = ["Tell me about Athens", "Tell me about Bergen", "Tell me about Cadiz"];

test("8 a pinned thread is on top, stays there as others go on, and is pinned on every device", async ({
  page,
  client,
  browser,
}) => {
  await haveThreads(page, client, TEXTS);
  const chat = new ChatPage(page);
  await page.goto("/");
  await chooseInMenu(page, "Athens", "Pin");
  await expect(linksIn(page, "Pinned")).toHaveText(["Athens"]);
  await chooseInMenu(page, "Bergen", "Pin");
  await expect(linksIn(page, "Pinned")).toHaveText(["Bergen", "Athens"]);
  await chat.link("Athens").click();
  await expect(chat.replies).toHaveCount(1);
  await chat.ask("Count to 20");
  await expect(linksIn(page, "Pinned"), "it does not move as it is gone on with").toHaveText([
    "Bergen",
    "Athens",
  ]);
  await expect(linksIn(page, "Today")).toHaveText(["Cadiz"]);
  const other = await (
    await browser.newContext({ storageState: await page.context().storageState() })
  ).newPage();
  await other.goto(new URL("/", page.url()).href);
  await expect(linksIn(other, "Pinned")).toHaveText(["Bergen", "Athens"]);
  await openOptions(page, "Athens");
  await expect(itemOf(page, "Pin")).toHaveAccessibleDescription("On");
  await itemOf(page, "Pin").click();
  await expect(linksIn(page, "Today")).toHaveText(["Athens", "Cadiz"]);
  await page.reload();
  await expect(linksIn(page, "Pinned")).toHaveText(["Bergen"]);
  await other.context().close();
});

test("8 pinned threads are put in order by menu and by drag, on every device", async ({ page, client }) => {
  await haveThreads(page, client, TEXTS);
  await page.goto("/");
  for (const city of ["Athens", "Bergen", "Cadiz"]) await chooseInMenu(page, city, "Pin");
  const pinned = linksIn(page, "Pinned");
  await expect(pinned).toHaveText(["Cadiz", "Bergen", "Athens"]);
  await chooseInMenu(page, "Cadiz", "Move down");
  await expect(pinned).toHaveText(["Bergen", "Cadiz", "Athens"]);
  await chooseInMenu(page, "Athens", "Move up");
  await expect(pinned).toHaveText(["Bergen", "Athens", "Cadiz"]);
  await openOptions(page, "Bergen");
  await expect(itemOf(page, "Move down")).toBeVisible();
  await expect(itemOf(page, "Move up"), "it is on top").toBeHidden();
  await page.keyboard.press("Escape");
  await pinned.filter({ hasText: "Cadiz" }).dragTo(pinned.filter({ hasText: "Bergen" }), {
    targetPosition: { x: 20, y: 2 },
  });
  await expect(pinned).toHaveText(["Cadiz", "Bergen", "Athens"]);
  // What was just changed may be on its way still.
  const stored = async () => {
    const list: { pinned: { title: string; pinnedAt: number }[] } = await (
      await page.request.get("/api/threads")
    ).json();
    return list.pinned.toSorted((one, other) => other.pinnedAt - one.pinnedAt).map(({ title }) => title);
  };
  await expect.poll(stored).toEqual(["Cadiz", "Bergen", "Athens"]);
  await page.reload();
  await expect(pinned).toHaveText(["Cadiz", "Bergen", "Athens"]);
});

test("8 what is archived is out of the list and in its own place, and a message brings it back", async ({
  page,
  client,
}) => {
  await haveThreads(page, client, TEXTS);
  const chat = new ChatPage(page);
  await page.goto("/");
  await chat.link("Athens").click();
  await chooseInMenu(page, "Athens", "Archive");
  await expect(chat.threads.getByRole("link")).toHaveText(["Cadiz", "Bergen"]);
  await expect(noticesOf(page)).toContainText("Archived “Athens”");
  await noticesOf(page).getByRole("button", { name: "Undo" }).click();
  await expect(chat.threads.getByRole("link")).toHaveText(["Cadiz", "Bergen", "Athens"]);
  await chooseInMenu(page, "Athens", "Archive");
  await chooseInMenu(page, "Bergen", "Archive");
  await page.getByRole("link", { name: "Archived" }).click();
  const archived = page.getByRole("list", { name: "Archived" }).getByRole("listitem");
  await expect(archived).toHaveCount(2);
  await archived.filter({ hasText: "Bergen" }).getByRole("button", { name: "Bring back" }).click();
  await expect(archived).toHaveCount(1);
  await expect(chat.threads.getByRole("link")).toHaveText(["Cadiz", "Bergen"]);
  await page.reload();
  await archived.getByRole("link", { name: "Athens" }).click();
  await expect(page.getByText("This conversation is archived.")).toBeVisible();
  await chat.ask("Count to 20");
  await expect(page.getByText("This conversation is archived.")).toBeHidden();
  await expect(chat.threads.getByRole("link")).toHaveText(["Athens", "Cadiz", "Bergen"]);
  await page.reload();
  await expect(chat.threads.getByRole("link")).toHaveText(["Athens", "Cadiz", "Bergen"]);
});

test("8 a deletion can be taken back after a reload, and holds where its tab was closed at once", async ({
  page,
  client,
}) => {
  await haveThreads(page, client, TEXTS);
  const chat = new ChatPage(page);
  await page.goto("/");
  await chooseInMenu(page, "Athens", "Delete");
  await page.reload();
  await expect(noticesOf(page)).toContainText("Deleted “Athens”");
  await expect(chat.link("Athens")).toBeHidden();
  await noticesOf(page).getByRole("button", { name: "Undo" }).click();
  await expect(chat.link("Athens")).toBeVisible();
  await page.reload();
  await expect(chat.link("Athens")).toBeVisible();
  await expect(noticesOf(page)).toBeEmpty();
  await chooseInMenu(page, "Cadiz", "Delete");
  await page.close();
  const listed = async () => {
    const list = await client.json<{ threads: { title: string }[] }>("/api/threads");
    return list.threads.map(({ title }) => title);
  };
  await expect.poll(listed).toEqual(["Bergen", "Athens"]);
});

test.describe("8 without the server", () => {
  test.use({ expectedConsole: [/ERR_FAILED|Failed to load resource/] });

  test("everything is as it was, with a sentence, and nothing that was typed is lost", async ({
    page,
    client,
  }) => {
    await haveThreads(page, client, TEXTS);
    const chat = new ChatPage(page);
    await page.goto("/");
    const links = chat.threads.getByRole("link");
    await expect(links).toHaveText(["Cadiz", "Bergen", "Athens"]);
    const isChange = (url: URL) => /^\/api\/(threads|folders)/.test(url.pathname);
    await page.route(isChange, (route) =>
      route.request().method() === "GET" ? route.continue() : route.abort(),
    );
    for (const [item, sentence] of [
      ["Pin", "“Athens” could not be pinned."],
      ["Archive", "“Athens” could not be archived."],
      ["Delete", "This could not be deleted. It is still in the list."],
    ] as const) {
      await chooseInMenu(page, "Athens", item);
      await expect(noticesOf(page)).toContainText(sentence);
      await expect(links).toHaveText(["Cadiz", "Bergen", "Athens"]);
    }
    await page.getByRole("button", { name: "New folder" }).click();
    await expect(noticesOf(page)).toContainText("The folder could not be made.");
    await expect(sectionOf(page, "Folders")).toBeHidden();
    await chat.link("Athens").focus();
    await page.keyboard.press("F2");
    await page.keyboard.type("Piraeus");
    await page.keyboard.press("Enter");
    await expect(noticesOf(page)).toContainText("The title “Piraeus” could not be saved.");
    await expect(links).toHaveText(["Cadiz", "Bergen", "Athens"]);
    await page.unroute(isChange);
    await noticesOf(page).getByRole("button", { name: "Try again" }).click();
    await expect(links).toHaveText(["Cadiz", "Bergen", "Piraeus"]);
    await page.reload();
    await expect(links).toHaveText(["Cadiz", "Bergen", "Piraeus"]);
  });
});

test("8 a title is changed where it stands, by F2 or a double click, and the focus is on it again", async ({
  page,
  client,
}) => {
  await haveThreads(page, client, TEXTS);
  const chat = new ChatPage(page);
  const field = page.getByRole("textbox", { name: "Title" });
  await page.goto("/");
  await expect(async () => {
    // A key that is pressed before the page is awake is lost.
    await chat.link("Athens").focus();
    await page.keyboard.press("F2");
    await expect(field).toBeFocused({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.type("Piraeus");
  await page.keyboard.press("Escape");
  await expect(chat.link("Athens")).toBeFocused();
  await page.keyboard.press("F2");
  await page.keyboard.type("Piraeus");
  await page.keyboard.press("Enter");
  await expect(chat.link("Piraeus")).toBeFocused();
  await chat.link("Cadiz").dblclick();
  await field.fill("Seville");
  await page.getByRole("heading", { name: "Today" }).click();
  await expect(chat.threads.getByRole("link")).toHaveText(["Seville", "Bergen", "Piraeus"]);
});

test("8 a notice lies above where one writes, however much is written there @phone", async ({ page }) => {
  const chat = new ChatPage(page);
  await chat.begin("Tell me about Athens");
  await settled(chat.replies);
  await page.getByRole("banner").getByRole("button", { name: "Thread options" }).click();
  await itemOf(page, "Archive").click();
  const notice = noticesOf(page).getByRole("button", { name: "Undo" });
  // While the focus is on it, it stays.
  await notice.focus();
  const room = async () => {
    const [above, below] = await Promise.all([notice.boundingBox(), chat.message.boundingBox()]);
    return above && below ? below.y - (above.y + above.height) : -1;
  };
  await expect.poll(room).toBeGreaterThan(0);
  await chat.message.evaluate((field: HTMLTextAreaElement) => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(
      field,
      "line\n".repeat(8),
    );
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await expect.poll(async () => (await chat.message.boundingBox())?.height ?? 0).toBeGreaterThan(150);
  await expect.poll(room).toBeGreaterThan(0);
});
