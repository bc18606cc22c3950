import { ChatPage, settled } from "./chat-page";
import { expect, test } from "./fixtures";
import { SearchPage } from "./search-page";

test("7 what was said long ago is found as one types, and opened at its place @phone", async ({ page }) => {
  const [chat, search] = [new ChatPage(page), new SearchPage(page)];
  const first = await chat.begin("Say exactly: the kingfisher waited [pace: 0]");
  await settled(chat.replies);
  for (let count = 0; count < 4; count++) await chat.ask(`Count to 120, number ${count} [pace: 0]`);
  await chat.begin("Say exactly: a heron instead [pace: 0]");
  await settled(chat.replies);
  await search.open();
  await search.field.fill("kingf");
  const message = search.found.filter({ hasText: "You" });
  await expect(message.locator("mark")).toHaveText("kingfisher");
  await expect(search.found.filter({ hasText: "Reply" })).toHaveCount(1);
  await message.click();
  await expect(search.dialog).toBeHidden();
  await expect(page).toHaveURL(first);
  await expect(chat.messages.first()).toBeInViewport();
  await expect(chat.messages.last()).not.toBeInViewport();
});

test("7 another version of a conversation is shown where that is what was found", async ({ page }) => {
  const [chat, search] = [new ChatPage(page), new SearchPage(page)];
  await chat.begin("Say exactly: an ostrich [pace: 0]");
  await settled(chat.replies);
  await chat.messages.hover();
  await chat.messages.getByRole("button", { name: "Edit" }).click();
  await page.getByRole("textbox", { name: "Edited text" }).fill("Say exactly: an emu [pace: 0]");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(chat.messages).toContainText("emu");
  await settled(chat.replies);
  await search.open();
  await search.field.fill("ostrich in:messages");
  await search.found.click();
  await expect(chat.messages).toContainText("ostrich");
  await expect(chat.messages).toContainText("1 of 2");
});

test("7 the search is used by the keyboard alone, and what was looked for is there again", async ({
  page,
}) => {
  const [chat, search] = [new ChatPage(page), new SearchPage(page)];
  await chat.begin("Say exactly: a cormorant [pace: 0]");
  await settled(chat.replies);
  await chat.message.focus();
  await page.keyboard.press("Control+k");
  await expect(search.field).toBeFocused();
  await page.keyboard.type("in:messages cormorant");
  await expect(search.found).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await expect(search.found.first()).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(search.field).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(search.dialog).toBeHidden();
  await expect(chat.message).toBeFocused();
  await page.keyboard.press("Control+k");
  await expect(search.field).toHaveValue("in:messages cormorant");
});

test.describe("what cannot be found", () => {
  test.use({ expectedConsole: [/ERR_INTERNET_DISCONNECTED/] });

  test("7 is said, and a search that did not reach the server can be repeated", async ({ page, context }) => {
    const [chat, search] = [new ChatPage(page), new SearchPage(page)];
    await chat.begin("Say exactly: a puffin [pace: 0]");
    await settled(chat.replies);
    await search.open();
    await expect(search.dialog).toContainText("Finds words in messages");
    await search.field.fill("dodo");
    await expect(search.dialog.getByRole("status")).toHaveText("Nothing was found in conversations.");
    await context.setOffline(true);
    await search.field.fill("puffin in:replies");
    await expect(search.dialog.getByRole("alert")).toContainText("did not reach the server");
    await context.setOffline(false);
    await search.dialog.getByRole("button", { name: "Search again" }).click();
    await expect(search.found).toHaveCount(1);
  });
});

test("7 found words are text: nothing in them becomes part of the page", async ({ page }) => {
  const [chat, search] = [new ChatPage(page), new SearchPage(page)];
  await chat.begin("Say exactly: <img src=x onerror=alert(1)> gannet **bold** [pace: 0]");
  await settled(chat.replies);
  await search.open();
  await search.field.fill("gannet in:messages");
  await expect(search.found).toContainText("<img src=x onerror=alert(1)> gannet bold");
  await expect(search.dialog.locator("img")).toHaveCount(0);
});
