import { ChatPage, settled, statusOf } from "./chat-page";
import { test } from "./demo-fixture";
import { expect } from "./fixtures";
import { SERVER_GONE } from "./server-gone";

test("without a key the page says that it is a demo, and every example runs @phone", async ({
  page,
  demo,
}) => {
  const chat = new ChatPage(page);
  await page.goto(demo.url);
  await expect(page.getByRole("status").filter({ hasText: "Demo" })).toBeVisible();
  const examples = page.getByRole("main").getByRole("listitem").getByRole("button");
  await expect(examples).toHaveCount(6);
  for (let number = 0; number < 6; number++) {
    await page.goto(demo.url);
    await expect(async () => {
      // A click may come before the page has come to life; one that did its work must not be repeated.
      if (await examples.nth(number).isVisible()) await examples.nth(number).click({ timeout: 1_000 });
      await expect(chat.messages).toHaveCount(1, { timeout: 2_000 });
    }).toPass();
    await settled(chat.replies);
    await expect(statusOf(chat.replies)).toHaveText("Answer complete");
    await expect(page.getByRole("status").filter({ hasText: "Demo" })).toBeVisible();
  }
});

test("with a key nothing is said of a demo", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "Demo" })).toBeHidden();
});

test.describe("when the server is killed", () => {
  test.use({ expectedConsole: [SERVER_GONE] });

  test("the demo's conversation survives, and goes on", async ({ page, demo }) => {
    const chat = new ChatPage(page);
    await page.goto(demo.url);
    await chat.ask("I have 2 dogs in my house.");
    await chat.ask("How many paws are in my house?");
    await expect(chat.replies.last()).toContainText("8 paws");
    await demo.kill();
    await demo.restart();
    await page.reload();
    await expect(chat.messages).toHaveCount(2);
    await expect(chat.replies.last()).toContainText("8 paws");
    const next = await chat.ask("How many eyes are in my house?");
    await expect(next).toContainText("4 eyes");
  });
});
