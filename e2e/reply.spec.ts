import { ChatPage, numbersTo, settled, statusOf } from "./chat-page";
import { expect, test } from "./fixtures";

test("what the model was thinking can be opened, while it thinks and afterwards @phone", async ({ page }) => {
  const chat = new ChatPage(page);
  await page.goto("/");
  const reply = await chat.send("Count to 300 [pace: 4]");
  const thinking = reply.getByRole("button", { name: "Thinking" });
  const summary = reply.getByText("The length is given, so I only have to keep count.");
  await expect(thinking).toHaveAttribute("aria-expanded", "false");
  await expect(summary).toBeHidden();
  await thinking.click();
  await expect(thinking).toHaveAttribute("aria-expanded", "true");
  await expect(summary).toBeVisible();
  await settled(reply);
  await expect(thinking).toHaveText(/^Thought for \d+ s$/);
  await expect(summary).toBeVisible();
  await thinking.click();
  await expect(summary).toBeHidden();
  await page.reload();
  await thinking.click();
  await expect(summary).toBeVisible();
});

test("Details is the receipt: model, tokens, price and time", async ({ page }) => {
  const chat = new ChatPage(page);
  await page.goto("/");
  const reply = await chat.ask("Count to 300");
  await reply.getByRole("button", { name: "Details" }).click();
  const receipt = page.getByRole("region", { name: "Receipt" });
  await expect(receipt).toContainText("Gemini 3.8 Flash");
  await expect(receipt).toContainText(/Input tokens[1-9]/);
  await expect(receipt).toContainText(/Output tokens[1-9]/);
  await expect(receipt).toContainText(/Thinking tokens[1-9]/);
  await expect(receipt).toContainText(/Price, estimated\$0\.00/);
  await expect(receipt).toContainText(/Total time[\d.]+s/);
  await expect(receipt).toContainText("What Google bills may differ.");
  await reply.getByRole("button", { name: "Details" }).click();
  await expect(receipt).toBeHidden();
});

test("the receipt of a turn says which model it had, whatever is chosen now", async ({ page }) => {
  const chat = new ChatPage(page);
  await page.goto("/");
  const reply = await chat.ask("Count to 20");
  await page.getByRole("button", { name: "Model", exact: true }).click();
  await page.getByRole("option", { name: "Gemini 3.7 Flash" }).click();
  await reply.getByRole("button", { name: "Details" }).click();
  await expect(page.getByRole("region", { name: "Receipt" })).toContainText("Gemini 3.8 Flash");
});

test("a reply and a message are copied as they were written", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const chat = new ChatPage(page);
  await page.goto("/");
  const reply = await chat.ask("Count to 30");
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await reply.getByRole("button", { name: "Copy" }).click();
  await expect.poll(clipboard).toBe(numbersTo(30));
  await chat.messages.hover();
  await chat.messages.getByRole("button", { name: "Copy" }).click();
  await expect.poll(clipboard).toBe("Count to 30");
});

test("a step of a kind that this version does not know spoils nothing", async ({ page }) => {
  const chat = new ChatPage(page);
  await page.goto("/");
  const reply = await chat.ask("Count to 30 [fault: unknown events]");
  await expect(statusOf(reply)).toHaveText("Answer complete");
  await expect(reply).toContainText(numbersTo(30));
});
