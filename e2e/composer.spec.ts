import { ChatPage, ownWord, settled } from "./chat-page";
import { expect, test } from "./fixtures";

test("Enter sends, and one goes on writing at once", async ({ page, emulator }) => {
  const chat = new ChatPage(page);
  const word = ownWord();
  await page.goto("/");
  await expect(chat.message).toBeFocused();
  await chat.write(`Count to 20, ${word}`);
  await page.keyboard.press("Enter");
  await expect(chat.message).toBeFocused();
  await expect(chat.message).toHaveValue("");
  await settled(chat.replies);
  await expect(chat.message).toBeFocused();
  expect(await emulator.calls(word)).toHaveLength(1);
});

test("sending with the button leaves the focus in the composer", async ({ page }) => {
  const chat = new ChatPage(page);
  await page.goto("/");
  await expect(chat.message).toBeFocused();
  await chat.send("Count to 20");
  await expect(chat.message).toBeFocused();
  await settled(chat.replies);
  await expect(chat.message).toBeFocused();
});

test("Shift and Enter break the line", async ({ page, emulator }) => {
  const chat = new ChatPage(page);
  const word = ownWord();
  await page.goto("/");
  await chat.write(word);
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("second line");
  await expect(chat.message).toHaveValue(`${word}\nsecond line`);
  await expect(chat.messages).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(chat.messages).toHaveText(new RegExp(`${word}\\s*second line`));
  await expect.poll(() => emulator.calls(word)).toHaveLength(1);
  const [call] = await emulator.calls(word);
  expect(JSON.stringify(call?.input)).toContain(`${word}\\nsecond line`);
});

test("Enter that ends a composition of an input method neither sends nor breaks the line", async ({
  page,
  context,
}) => {
  const chat = new ChatPage(page);
  await page.goto("/");
  await chat.write("これは");
  await expect(chat.message).toBeFocused();
  const browser = await context.newCDPSession(page);
  await browser.send("Input.imeSetComposition", { text: "にほん", selectionStart: 3, selectionEnd: 3 });
  await expect(chat.message).toHaveValue("これはにほん");
  await browser.send("Input.dispatchKeyEvent", {
    type: "rawKeyDown",
    key: "Enter",
    code: "Enter",
    windowsVirtualKeyCode: 13,
  });
  await browser.send("Input.insertText", { text: "日本" });
  // Safari ends the composition first, and marks the Enter after it with code 229 only.
  await browser.send("Input.dispatchKeyEvent", {
    type: "rawKeyDown",
    key: "Enter",
    code: "Enter",
    windowsVirtualKeyCode: 229,
  });
  await expect(chat.message).toHaveValue("これは日本");
  await expect(chat.messages).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(chat.messages).toContainText("これは日本");
});

test("on a touch keyboard Enter breaks the line, and the button sends @phone-only", async ({ page }) => {
  const chat = new ChatPage(page);
  await page.goto("/");
  await chat.write("first line");
  await chat.message.press("Enter");
  await chat.message.pressSequentially("second line");
  await expect(chat.message).toHaveValue("first line\nsecond line");
  await expect(chat.messages).toHaveCount(0);
  await chat.sendButton.click();
  await expect(chat.messages).toHaveText(/first line\s*second line/);
});

test("who wants Enter to break the line on a desktop can have that", async ({ page }) => {
  const chat = new ChatPage(page);
  await page.goto("/");
  await page.getByRole("button", { name: "Preferences" }).click();
  await page.getByRole("combobox", { name: "Enter key" }).selectOption({ label: "Breaks the line" });
  await page.keyboard.press("Escape");
  await chat.write("one");
  await chat.message.press("Enter");
  await expect(chat.message).toHaveValue("one\n");
  await chat.message.press("Control+Enter");
  await expect(chat.messages).toContainText("one");
});

test("nothing but blanks cannot be sent, and a message that is too long says so", async ({ page }) => {
  const chat = new ChatPage(page);
  await page.goto("/");
  await chat.write("a");
  await chat.message.fill("  \n ");
  await expect(chat.sendButton).toBeDisabled();
  await chat.message.press("Enter");
  await expect(page).toHaveURL(/\/$/);
  await chat.message.fill("a".repeat(64_001));
  await expect(page.getByText("A message may have 64,000 characters")).toBeVisible();
  await expect(chat.sendButton).toBeDisabled();
});

test("in a narrow window the name of the model is whole, and in one enlarged by four there is room to read", async ({
  page,
}) => {
  const chat = new ChatPage(page);
  await page.goto("/");
  await chat.ask("Count to 20");
  const name = page.getByRole("button", { name: "Model", exact: true }).getByText("Gemini");
  for (const width of [390, 440]) {
    await page.setViewportSize({ width, height: 844 });
    await expect.poll(() => name.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
  }
  await page.setViewportSize({ width: 320, height: 256 });
  const heightOf = async () => (await chat.conversation.boundingBox())?.height ?? 0;
  await expect.poll(heightOf).toBeGreaterThanOrEqual(100);
  // All tools are within reach still, and what sends never moves.
  await page.getByRole("button", { name: "Presets" }).focus();
  await expect(page.getByRole("button", { name: "Presets" })).toBeInViewport();
  await expect(chat.sendButton).toBeInViewport();
});
