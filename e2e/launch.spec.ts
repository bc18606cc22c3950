import { ChatPage, ownWord } from "./chat-page";
import { expect, test } from "./fixtures";

test("8 what another app shares comes into the message of a new chat, after what is written there @phone", async ({
  page,
  emulator,
}) => {
  const chat = new ChatPage(page);
  const word = ownWord();
  await page.goto("/");
  await chat.write("Sum this up:");
  const shared = {
    "share-title": `Bridges, ${word}`,
    // What nobody would see is not taken, as an address may come from anywhere.
    "share-text": "Read this\u{e0041}\u202e",
    "share-url": "https://example.org/b",
  };
  await page.goto(`/?${new URLSearchParams(shared)}`);
  await expect(chat.message).toHaveValue(
    `Sum this up:\n\nBridges, ${word}\nRead this\nhttps://example.org/b`,
  );
  await expect(page).toHaveURL(/\/$/);
  await page.reload();
  await expect(chat.message).toHaveValue(
    `Sum this up:\n\nBridges, ${word}\nRead this\nhttps://example.org/b`,
  );
  expect(await emulator.calls(word), "nothing is sent").toHaveLength(0);
});

test("8 the shortcut of the installed app opens the search", async ({ page }) => {
  await page.goto("/?search=");
  await expect(page.getByRole("dialog", { name: "Search" })).toBeVisible();
  await expect(page).toHaveURL(/\/$/);
});
