import type { Page } from "@playwright/test";
import type { AppServer } from "./app-server";
import { ChatPage, openBy, settled, statusOf } from "./chat-page";
import { expect, test } from "./fixtures";
import { chooseInMenu } from "./thread-list";
import { withApp } from "./with-app";

// A server that starts again is as far away as one without a network between.
test.use({ expectedConsole: [/status of (404|429|503)|net::ERR_|React error #418/] });

/** A server that takes a single message, until it is started again. */
function withOneTurn(
  emulatorUrl: string,
  page: Page,
  work: (app: AppServer) => Promise<void>,
): Promise<void> {
  const env = { GEMINI_API_KEY: "test-key", GOOGLE_GEMINI_BASE_URL: emulatorUrl, TURNS_PER_HOUR: "1" };
  return withApp(env, work, page);
}

const retryOf = (chat: ChatPage) => chat.replies.last().getByRole("button", { name: "Retry" });

test("a first message that is refused is there after a reload, and goes when its person says so", async ({
  page,
  emulator,
}) => {
  await withOneTurn(emulator.url, page, async (app) => {
    const chat = new ChatPage(page);
    await page.goto(app.url);
    await chat.ask("Hello [pace: 0]");
    await chat.newChat();
    const refused = await chat.send("Count to 3 [pace: 0]");
    await expect(refused.getByRole("alert")).toContainText("Your message is kept.");
    await page.reload();
    await expect(chat.messages).toHaveText(["Count to 3 [pace: 0]"]);
    await page.goto(app.url);
    await chat.link("Untitled").click();
    await expect(chat.messages).toHaveText(["Count to 3 [pace: 0]"]);
    await app.terminate();
    await app.restart({ TURNS_PER_HOUR: "1000000" });
    await retryOf(chat).click();
    await settled(chat.replies.last());
    await page.reload();
    await expect(chat.messages).toHaveText(["Count to 3 [pace: 0]"]);
    await expect(chat.message).toHaveValue("");
    await expect(retryOf(chat)).toHaveCount(0);
  });
});

test("a change that is refused is kept beside what is written meanwhile, and is a draft once that is sent", async ({
  page,
  emulator,
}) => {
  await withOneTurn(emulator.url, page, async (app) => {
    const chat = new ChatPage(page);
    await page.goto(app.url);
    await chat.ask("Hello [pace: 0]");
    await chat.write("Something else [pace: 0]");
    const field = page.getByRole("textbox", { name: "Edited text" });
    await openBy(chat.messages.first().getByRole("button", { name: "Edit" }), field);
    await field.fill("Precious words");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(chat.replies.getByRole("alert")).toContainText("Your message is kept.");
    await page.reload();
    await expect(chat.messages).toContainText(["Precious words"]);
    await expect(chat.message).toHaveValue("Something else [pace: 0]");
    await app.terminate();
    await app.restart({ TURNS_PER_HOUR: "1000000" });
    await chat.sendButton.click();
    await settled(chat.replies.last());
    await expect(chat.messages).toContainText(["Something else [pace: 0]"]);
    await expect(chat.message).toHaveValue("Precious words");
    await page.reload();
    await expect(chat.messages).toContainText(["Something else [pace: 0]"]);
    await expect(chat.message).toHaveValue("Precious words");
  });
});

test("a message that was stopped before it was sent is there after a reload, until its thread is deleted", async ({
  page,
  context,
}) => {
  const chat = new ChatPage(page);
  // Its code comes with the first answer.
  await chat.begin("Hello [pace: 0]");
  await settled(chat.replies);
  await chat.newChat();
  await chat.write("Count to 20");
  await context.setOffline(true);
  await chat.sendButton.click();
  await chat.stopButton.click();
  await expect(chat.replies.getByRole("alert")).toContainText("Stopped before it was sent.");
  await context.setOffline(false);
  await page.reload();
  await expect(chat.messages).toHaveText(["Count to 20"]);
  await expect(chat.message).toHaveValue("Count to 20");
  await chooseInMenu(page, "Untitled", "Delete");
  await expect(chat.link("Untitled")).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(chat.link("Untitled")).toBeVisible();
  await chooseInMenu(page, "Untitled", "Delete");
  await expect(chat.link("Untitled")).toBeHidden();
  await page.goto("/");
  await expect(chat.message).toBeEditable();
  await expect(chat.link("Untitled")).toBeHidden();
});

test("an answer is stopped at the server, too, where only what it said to the message was lost", async ({
  page,
}) => {
  const chat = new ChatPage(page);
  await page.goto("/");
  let requests = 0;
  await page.route("**/turns", async (route) => {
    requests += 1;
    if (requests === 1) await route.fetch({ timeout: 1_500 }).catch(() => undefined);
    await route.abort();
  });
  const cancelling = page.waitForRequest(/\/cancel$/);
  const reply = await chat.send("Count to 300 [pace: 0.2]");
  await expect(statusOf(reply)).toHaveText("Sending");
  await expect.poll(() => requests).toBeGreaterThan(0);
  await chat.stopButton.click();
  await cancelling;
  await page.unroute("**/turns");
  await page.reload();
  await expect(chat.replies.last()).toHaveAttribute("aria-busy", "false");
});
