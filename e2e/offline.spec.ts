import type { Page } from "@playwright/test";
import { PASSPHRASE, passphraseTest } from "./access-servers";
import type { ApiClient } from "./api-client";
import { atHand, keptTexts, WITHOUT_NETWORK } from "./at-hand";
import { layCable } from "./cable";
import { ChatPage, ownWord, settled, statusOf } from "./chat-page";
import { expect, test } from "./fixtures";

test.use({ serviceWorkers: "allow", expectedConsole: [WITHOUT_NETWORK] });

/** Has a client of HTTP speak for whoever is before the page. */
async function actAs(client: ApiClient, page: Page): Promise<void> {
  const [cookie] = (await page.context().cookies()).filter(({ httpOnly }) => httpOnly);
  client.cookie = `${cookie?.name}=${cookie?.value}`;
}

test("8 without a network the app opens with the conversation that was read, and with what was being written @phone", async ({
  page,
  context,
}) => {
  const chat = new ChatPage(page);
  const word = ownWord();
  const url = await chat.begin(`Count to 20, ${word}`);
  await settled(chat.replies);
  await chat.write("half a thought");
  await atHand(page, url);
  await context.setOffline(true);
  await page.reload();
  await expect(chat.messages).toContainText(word);
  await expect(chat.replies).toContainText("18 19 20");
  await expect(chat.message).toHaveValue("half a thought");
  await expect(page.getByText("You are offline. What you write is kept.")).toBeVisible();
  await chat.write("half a thought, and more");
  await page.reload();
  await expect(chat.message).toHaveValue("half a thought, and more");
  await context.setOffline(false);
  await expect(page.getByText("You are offline.")).toBeHidden();
  await settled(await chat.send(`Count to 20, again ${word}`));
  await expect(chat.messages).toHaveCount(2);
  await page.reload();
  await expect(chat.messages).toHaveCount(2);
});

test("8 what is sent without a network goes out once when it is back, though the app was closed and opened meanwhile", async ({
  page,
  context,
  emulator,
}) => {
  const chat = new ChatPage(page);
  const word = ownWord();
  const url = await chat.begin("Count to 20");
  await settled(chat.replies);
  await atHand(page, url);
  await context.setOffline(true);
  await chat.send(`Count to 30, ${word}`);
  await page.goto(url);
  await expect(chat.messages).toHaveCount(2);
  await expect(chat.replies.first()).toContainText("18 19 20");
  await expect(statusOf(chat.replies.last())).toHaveText("Sending");
  await context.setOffline(false);
  await settled(chat.replies.last());
  expect(await emulator.calls(word)).toHaveLength(1);
});

test("8 one goes from one conversation to another without a network, and is told of one that was never read here", async ({
  page,
  context,
  client,
}) => {
  const chat = new ChatPage(page);
  const first = await chat.begin("Count to 20");
  await settled(chat.replies);
  await atHand(page, first);
  await actAs(client, page);
  await (await client.send({ text: "Tell me about the harbour of Genoa" })).text();
  await chat.newChat();
  const second = await chat.begin("Write a haiku");
  await settled(chat.replies);
  await atHand(page, second);
  await context.setOffline(true);
  await page.goto("/");
  await chat.threads.getByRole("link").filter({ hasText: "Count" }).click();
  await expect(chat.replies).toContainText("18 19 20");
  await page.goBack();
  await expect(chat.message).toBeEditable();
  await chat.threads.getByRole("link").filter({ hasText: "Harbour of Genoa" }).click();
  await expect(page.getByText("This conversation could not be loaded. It is still there.")).toBeVisible();
  await context.setOffline(false);
  await expect(chat.messages).toContainText("harbour of Genoa");
});

test("8 where the server is out of reach the app says so, and is up to date once it answers", async ({
  page,
  app,
  client,
}) => {
  const cable = await layCable(app.url);
  const chat = new ChatPage(page);
  const url = await chat.begin("Count to 20", cable.url);
  await settled(chat.replies);
  await atHand(page, url);
  cable.cut();
  await page.goto(cable.url);
  const notice = page.getByText("The server cannot be reached.");
  await expect(notice).toBeVisible();
  await expect(chat.link("Count to 20")).toBeVisible();
  await actAs(client, page);
  await (await client.send({ text: "Tell me about the harbour of Genoa" })).text();
  cable.mend();
  await expect(notice).toBeHidden({ timeout: 40_000 });
  await expect(chat.link("Harbour of Genoa")).toBeVisible();
  cable.remove();
});

test("8 a conversation that is deleted is not kept, and one that is open elsewhere neither", async ({
  page,
  context,
}) => {
  const chat = new ChatPage(page);
  const word = ownWord();
  const url = await chat.begin(`Count to 20, ${word}`);
  await settled(chat.replies);
  await atHand(page, url);
  expect(await keptTexts(page)).toContain(word);
  const tab = await context.newPage();
  await tab.goto(url);
  await page.getByRole("button", { name: "Preferences" }).click();
  const dialog = page.getByRole("dialog", { name: "Preferences" });
  await dialog.getByRole("button", { name: "Delete everything of mine" }).click();
  const confirm = dialog.getByRole("form", { name: "Delete everything of mine" });
  await confirm.getByRole("textbox").fill("delete");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/");
  await tab.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect.poll(() => keptTexts(page)).not.toContain(word);
});

test("8 what one person has read is gone once somebody else is before the browser", async ({
  page,
  context,
}) => {
  const chat = new ChatPage(page);
  const [first, second] = [ownWord(), ownWord()];
  await atHand(page, await chat.begin(`Count to 20, ${first}`));
  expect(await keptTexts(page)).toContain(first);
  await context.clearCookies();
  const url = await chat.begin(`Count to 20, ${second}`);
  await atHand(page, url);
  expect(await keptTexts(page)).toContain(second);
  expect(await keptTexts(page)).not.toContain(first);
  await context.setOffline(true);
  await page.goto(url);
  await expect(chat.messages).toContainText(second);
  await expect(chat.threads.getByRole("link", { name: first })).toHaveCount(0);
});

test("8 the worker of a build removes what one before it has kept, and the page goes on as it was", async ({
  page,
}) => {
  const chat = new ChatPage(page);
  const url = await chat.begin("Count to 20");
  await settled(chat.replies);
  await atHand(page, url);
  await chat.write("half a thought");
  const buildsOf = () =>
    page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("parley-app-")));
  const [build] = await buildsOf();
  // As an old build would have left it.
  await page.evaluate(() => caches.open("parley-app-of-before"));
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.unregister();
  });
  await page.reload();
  await atHand(page, url);
  await expect.poll(buildsOf).toEqual([build]);
  await expect(chat.message).toHaveValue("half a thought");
  await expect(chat.replies).toContainText("18 19 20");
});

test("8 the worker keeps nothing of a reply, a shared page or the API", async ({ page }) => {
  const chat = new ChatPage(page);
  const url = await chat.begin("Count to 20");
  await settled(chat.replies);
  await atHand(page, url);
  await page.reload();
  await page.goto("/agents");
  await page.goto("/s/gq3nYyJ0S1iB0hQ8Jm6f2w");
  const worker = await page.evaluate(async () => {
    const [name = ""] = (await caches.keys()).filter((each) => each.startsWith("parley-app-"));
    const requests = await (await caches.open(name)).keys();
    return requests
      .map((request) => new URL(request.url).pathname)
      .filter((path) => !path.startsWith("/_next/static/"));
  });
  expect(worker).toEqual(["/offline"]);
});

/** Shares files with the app as a phone does: by the form that the manifest names. */
async function shareFiles(page: Page, text: string, names: readonly string[]): Promise<void> {
  await page.evaluate(
    ([words, files]) => {
      const form = document.createElement("form");
      form.method = "POST";
      form.action = "/share-target";
      form.enctype = "multipart/form-data";
      const field = Object.assign(document.createElement("input"), { name: "share-text", value: words });
      const chosen = new DataTransfer();
      for (const name of files) chosen.items.add(new File(["some words"], name, { type: "text/plain" }));
      const input = Object.assign(document.createElement("input"), { type: "file", name: "share-files" });
      input.files = chosen.files;
      form.append(field, input);
      document.body.append(form);
      form.submit();
    },
    [text, names] as const,
  );
}

const attachmentsOf = (page: Page) => page.getByRole("list", { name: "Attachments" }).getByRole("listitem");

test("8 files that another app shares come into the message of a new chat, and stay in the browser till then @phone", async ({
  page,
}) => {
  const chat = new ChatPage(page);
  await page.goto("/");
  await atHand(page, "/");
  await shareFiles(page, "Sum this up", ["first.txt", "second.txt"]);
  await expect(chat.message).toHaveValue("Sum this up");
  await expect(attachmentsOf(page)).toContainText(["first.txt", "second.txt"]);
  await expect(page).toHaveURL(/\/$/);
  expect(await page.evaluate(() => caches.has("parley-shared"))).toBe(false);
  await page.reload();
  await expect(attachmentsOf(page)).toHaveCount(2);
});

passphraseTest.describe("where one comes in by a passphrase", () => {
  passphraseTest.use({ serviceWorkers: "allow", expectedConsole: [WITHOUT_NETWORK] });

  passphraseTest("8 files that are shared wait until their person has signed in", async ({ page }) => {
    const signIn = async () => {
      await page.getByLabel("Passphrase").fill(PASSPHRASE);
      await page.keyboard.press("Enter");
      await expect(new ChatPage(page).message).toBeEditable();
    };
    await page.goto("/");
    await signIn();
    await atHand(page, "/");
    await page.context().clearCookies();
    await shareFiles(page, "Sum this up", ["first.txt"]);
    await signIn();
    await expect(new ChatPage(page).message).toHaveValue("Sum this up");
    await expect(attachmentsOf(page)).toContainText(["first.txt"]);
  });

  passphraseTest("8 who signs out leaves nothing that opens without a network", async ({ page, context }) => {
    const chat = new ChatPage(page);
    const word = ownWord();
    await page.goto("/");
    await page.getByLabel("Passphrase").fill(PASSPHRASE);
    await page.keyboard.press("Enter");
    await expect(chat.message).toBeEditable();
    const url = await chat.begin(`Count to 20, ${word}`);
    await settled(chat.replies);
    await atHand(page, url);
    await page.goto("/");
    await page.getByRole("button", { name: "Account", exact: true }).click();
    await page.getByRole("dialog", { name: "Account" }).getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByRole("heading", { name: "Sign in to Parley" })).toBeVisible();
    expect(await keptTexts(page)).not.toContain(word);
    await context.setOffline(true);
    await page.goto(url);
    await expect(page.getByRole("heading", { name: "There is no connection" })).toBeVisible();
    await expect(page.getByText(word)).toHaveCount(0);
  });
});
