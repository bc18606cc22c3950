import { ApiClient, newId } from "./api-client";
import { startApp } from "./app-server";
import { Attaching, pngFile, textFile } from "./attaching";
import { ChatPage, settled } from "./chat-page";
import { expect, test } from "./fixtures";
import { chooseModel, drawn, openWith, PAINTER, play, SPEAKER } from "./making";
import { asStranger, comparable, Sharing } from "./sharing";

test("6 a link is made, read by a stranger, continued as their own, and gone at once when it is revoked @phone", async ({
  page,
  browser,
}) => {
  const [chat, sharing] = [new ChatPage(page), new Sharing(page)];
  await chat.begin("Tell me about the harbour of Genoa");
  await settled(chat.replies);
  await expect(page.getByRole("heading", { name: "Harbour of Genoa" })).toBeVisible();
  const answer = await chat.replies.locator("[data-part=content]").textContent();
  await sharing.open();
  const link = await sharing.create();
  await asStranger(browser, async (stranger) => {
    await stranger.goto(link);
    await expect(stranger).toHaveTitle("Harbour of Genoa · Parley");
    const shared = new ChatPage(stranger);
    const main = stranger.getByRole("main");
    await expect(main.getByRole("heading", { level: 1, name: "Harbour of Genoa" })).toBeVisible();
    await expect(main.getByText("Shared from Parley")).toBeVisible();
    await expect(shared.conversation.getByRole("article")).toHaveCount(2);
    await expect(shared.messages).toContainText("Tell me about the harbour of Genoa");
    expect(await shared.replies.locator("[data-part=content]").textContent()).toBe(answer);
    await expect(shared.message).toHaveCount(0);
    await expect(
      stranger.getByRole("button", { name: /Regenerate|Edit|Read aloud|Details|Get code/ }),
    ).toHaveCount(0);
    const width = stranger.viewportSize()?.width ?? 0;
    expect(await stranger.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);

    await main.getByRole("button", { name: "Continue this conversation" }).click();
    await shared.threadUrl();
    await expect(shared.replies).toHaveCount(1);
    await expect(await shared.ask("Count to 5")).toContainText("1 2 3 4 5");

    await sharing.revoke();
    const gone = await stranger.goto(link);
    expect(gone?.status()).toBe(410);
    await expect(stranger.getByRole("heading", { name: "This link is no longer shared" })).toBeVisible();
    await expect(stranger.getByText("Genoa")).toHaveCount(0);
    await stranger.goBack();
    await expect(shared.replies).toHaveCount(2);
  });
  await expect(chat.replies).toHaveCount(1);
});

test("SH-13 before a link is made the dialog says what becomes public, and nothing does without a click", async ({
  page,
  browser,
  app,
}) => {
  const [chat, sharing, attaching] = [new ChatPage(page), new Sharing(page), new Attaching(page)];
  await page.goto("/");
  await attaching.choose(pngFile("garden.png", 320, 200), textFile("notes.txt", "Buy seeds."));
  await chat.ask("Plan this with ada@lovelace.org, password=hunter2!x, +49 151 23456789");
  await chat.ask("Count to 5");
  await sharing.open();
  await expect(sharing.dialog).toContainText("2 messages and 2 replies of this branch become public.");
  const warning = sharing.dialog.getByRole("region", { name: "Looks private" });
  await expect(warning.getByRole("listitem").filter({ hasText: "in your message" })).toHaveText([
    "ada@lovelace.org E-mail address, in your message",
    "password=hunt… Key or password, in your message",
    "+49 151 23456789 Phone number, in your message",
  ]);
  const files = sharing.dialog.getByRole("list", { name: "Files" });
  await expect(files.getByRole("checkbox")).toHaveCount(2);
  for (const box of await files.getByRole("checkbox").all()) await expect(box).not.toBeChecked();
  await expect(sharing.dialog.getByLabel("The link ends")).toHaveValue("30");
  const made = await page.request.get("/api/shares");
  expect(await made.json(), "nothing is public yet").toEqual({ shares: [] });

  await files.getByRole("checkbox", { name: "notes.txt" }).check();
  const ofTitle = sharing.dialog.getByText("It is shown wherever the link is.");
  await expect(ofTitle).toBeVisible();
  await sharing.dialog.getByRole("textbox", { name: "Title" }).fill("Our garden");
  await expect(ofTitle).toBeHidden();
  const link = await sharing.create();
  expect(link).toMatch(new RegExp(`^${app.url}/s/[\\w-]{22}$`));
  await expect(sharing.dialog).toContainText("2 messages · 1 file · not opened yet · ends on");
  await asStranger(browser, async (stranger) => {
    await stranger.goto(link);
    await expect(stranger.getByRole("heading", { level: 1, name: "Our garden" })).toBeVisible();
    const sent = stranger.getByRole("article", { name: "You" }).first();
    await expect(sent).toContainText("This picture is not shared.");
    const download = sent.getByRole("link", { name: "Download notes.txt" });
    const address = (await download.getAttribute("href")) ?? "";
    const file = await stranger.request.get(new URL(address, app.url).href);
    expect(await file.text()).toBe("Buy seeds.");
  });
});

test("SH-13 all links are on one page, and are revoked one by one or together", async ({ page }) => {
  const [chat, sharing] = [new ChatPage(page), new Sharing(page)];
  await chat.begin("Tell me about Athens");
  await settled(chat.replies);
  await sharing.open();
  const links = [await sharing.create()];
  for (const title of ["Second", "Third"]) {
    await sharing.dialog.getByRole("button", { name: "New link" }).click();
    await sharing.dialog.getByRole("textbox", { name: "Title" }).fill(title);
    links.unshift(await sharing.create());
  }
  await expect(sharing.links).toHaveCount(3);
  await sharing.close();

  await page.getByRole("link", { name: "Shared links" }).click();
  await expect(page).toHaveURL(/\/shares$/);
  const rows = page.getByRole("list", { name: "Shared links" }).getByRole("listitem");
  await expect(rows).toHaveCount(3);
  await expect(rows.first()).toContainText("Third");
  await rows.first().getByRole("button", { name: "Revoke" }).click();
  await rows.first().getByRole("button", { name: "Keep" }).click();
  await expect(rows.first().getByRole("button", { name: "Revoke" })).toBeFocused();
  await rows.first().getByRole("button", { name: "Revoke" }).click();
  await rows.first().getByRole("button", { name: "Revoke" }).click();
  await expect(rows).toHaveCount(2);
  const statuses = () => Promise.all(links.map(async (link) => (await page.request.get(link)).status()));
  expect(await statuses()).toEqual([410, 200, 200]);

  await page.getByRole("button", { name: "Revoke all" }).click();
  await page.getByRole("button", { name: "Revoke all links" }).click();
  await expect(page.getByText("Nothing is shared.")).toBeVisible();
  expect(await statuses()).toEqual([410, 410, 410]);
  await page.reload();
  await expect(page.getByText("Nothing is shared.")).toBeVisible();
});

test("SH-04 what a link shows stays as it was, until it is brought up to date", async ({ page, browser }) => {
  const [chat, sharing] = [new ChatPage(page), new Sharing(page)];
  await chat.begin("Tell me about Bergen");
  await settled(chat.replies);
  await sharing.open();
  const link = await sharing.create();
  await sharing.close();
  const read = async () => comparable(await (await page.request.get(link)).text());
  const before = await read();
  for (const text of ["Count to 3", "Count to 4", "Count to 5"]) await chat.ask(text);
  await chat.messages.first().hover();
  await chat.messages.first().getByRole("button", { name: "Edit" }).click();
  await page.getByRole("textbox", { name: "Edited text" }).fill("Tell me about Cadiz");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(chat.messages).toHaveCount(1);
  await settled(chat.replies);
  await page.getByRole("banner").getByRole("button", { name: "Bergen" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill("Renamed");
  await page.getByRole("textbox", { name: "Title" }).press("Enter");
  await expect(chat.link("Renamed")).toBeVisible();
  expect(await read()).toBe(before);

  await chat.messages.first().getByRole("button", { name: "Previous version" }).click();
  await expect(chat.messages).toHaveCount(4);
  await sharing.open();
  await sharing.dialog.getByRole("button", { name: "Update" }).click();
  await expect(sharing.dialog).toContainText("4 messages and 4 replies");
  await sharing.dialog.getByRole("button", { name: "Update link" }).click();
  await expect(sharing.links).toHaveValue(link);
  await expect(sharing.dialog.getByRole("button", { name: "Update" })).toHaveCount(0);
  await asStranger(browser, async (stranger) => {
    await stranger.goto(link);
    await expect(new ChatPage(stranger).messages).toHaveCount(4);
  });
});

test("6 a conversation is shared from its menu in the list, and what is not answered yet is left out", async ({
  page,
}) => {
  const [chat, sharing] = [new ChatPage(page), new Sharing(page)];
  await chat.begin("Tell me about Delft");
  await settled(chat.replies);
  await chat.send("Count to 50 [pace: 50]");
  const row = chat.threads.getByRole("listitem").filter({ hasText: "Delft" });
  await row.hover();
  await row.getByRole("button", { name: "Thread options" }).click();
  await page.getByRole("menuitem", { name: "Share" }).click();
  await expect(sharing.dialog).toContainText("1 message and 1 reply of this branch become public.");
  await expect(sharing.dialog).toContainText("What is not answered yet is left out.");
  await page.keyboard.press("Escape");
  await expect(sharing.dialog).toBeHidden();
  await expect(row.getByRole("button", { name: "Thread options" })).toBeFocused();
  await chat.stop();
});

test("6 where there is no answer there is nothing to share, and the dialog says so", async ({ page }) => {
  const [chat, sharing] = [new ChatPage(page), new Sharing(page)];
  await chat.begin("Count to 50 [pace: 50]");
  await sharing.open();
  await expect(sharing.dialog).toContainText(
    "There is nothing to share yet: the first reply is not finished.",
  );
  await sharing.close();
  await chat.stop();
});

test.describe(() => {
  test.use({ expectedConsole: [/status of 503/] });

  test("6 where the server cannot be asked, the dialog says so and asks again", async ({ page, context }) => {
    const [chat, sharing] = [new ChatPage(page), new Sharing(page)];
    await chat.begin("Tell me about Essen");
    await settled(chat.replies);
    await context.route(/\/share-preview/, (route) => route.fulfill({ status: 503, body: "" }));
    await sharing.open();
    await expect(sharing.dialog.getByRole("alert")).toBeVisible();
    await context.unroute(/\/share-preview/);
    await sharing.dialog.getByRole("button", { name: "Retry" }).click();
    await expect(sharing.createButton).toBeVisible();
  });
});

test.describe("where one has to sign in", () => {
  const PASSPHRASE = "the heron is grey at noon";

  test("6 a link is read by anybody, and to continue it leads through the sign-in and back", async ({
    browser,
    emulator,
  }) => {
    const closed = await startApp({
      GEMINI_API_KEY: "test-key",
      GOOGLE_GEMINI_BASE_URL: emulator.url,
      ACCESS_PASSPHRASE: PASSPHRASE,
    });
    const owner = new ApiClient(closed.url);
    await owner.json("/api/sign-in/passphrase", { method: "POST", body: { passphrase: PASSPHRASE } });
    const [threadId, headTurnId] = [newId(), newId()];
    await (await owner.send({ threadId, turnId: headTurnId, text: "Tell me about Ghent" })).text();
    const body = { headTurnId, title: "Ghent", mediaIds: [], expiresInDays: 7 };
    const made = await owner.json<{ id: string }>(`/api/threads/${threadId}/shares`, {
      method: "POST",
      body,
    });
    await asStranger(browser, async (stranger) => {
      await stranger.goto(`${closed.url}/s/${made.id}`);
      await expect(new ChatPage(stranger).replies).toHaveCount(1);
      await stranger.getByRole("button", { name: "Continue this conversation" }).click();
      await expect(stranger).toHaveURL(/\/sign-in/);
      const enter = stranger.getByRole("button", { name: "Enter" });
      await expect(async () => {
        await stranger.getByLabel("Passphrase").fill(PASSPHRASE);
        await expect(enter).toBeEnabled({ timeout: 1_000 });
      }).toPass();
      await enter.click();
      // This server was started a moment ago, and does all of this for the first time.
      await expect(stranger).toHaveURL(/\/threads\//, { timeout: 20_000 });
      await expect(new ChatPage(stranger).messages).toContainText("Tell me about Ghent");
    });
    await closed.remove();
  });
});

test("6 what a model made is shown and heard on a shared page where it was ticked, and opens large", async ({
  page,
  browser,
}) => {
  const [chat, sharing] = [await openWith(page, PAINTER), new Sharing(page)];
  await drawn(await chat.ask("Draw a red boat on the sea"));
  await chooseModel(page, SPEAKER);
  await chat.ask("Good morning");
  await sharing.open();
  await sharing.dialog.getByRole("checkbox", { name: "All of them" }).check();
  const link = await sharing.create();
  await asStranger(browser, async (stranger) => {
    await stranger.goto(link);
    const replies = new ChatPage(stranger).replies;
    await drawn(replies.first());
    await replies.first().hover();
    await replies.first().getByRole("button", { name: "Open image" }).click();
    await expect(stranger.getByRole("dialog").getByRole("img").first()).toBeVisible();
    await expect(stranger.getByRole("dialog").getByRole("button", { name: "Edit image" })).toHaveCount(0);
    await stranger.keyboard.press("Escape");
    await play(stranger.getByRole("group", { name: "Speech" }));
  });
});
