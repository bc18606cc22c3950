import { ChatPage, statusOf } from "./chat-page";
import { test } from "./demo-fixture";
import { expect } from "./fixtures";

test("one message uses Google Search, two pages and a function, and its answer cites what it found @phone", async ({
  page,
  demo,
}) => {
  const chat = new ChatPage(page);
  await page.goto(demo.url);
  await page.getByRole("button", { name: "Google Search" }).click();
  await page.getByRole("button", { name: "Tools" }).click();
  await page.getByRole("menuitemcheckbox", { name: "URL context" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Functions" }).click();
  const dialog = page.getByRole("dialog", { name: "Functions" });
  await dialog.getByRole("switch", { name: "get_weather" }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  const reply = await chat.ask(
    "Search who won Euro 2024, read https://example.com/guide and tell me the weather in Berlin with get_weather.",
  );
  await expect(statusOf(reply)).toHaveText("Answer complete");
  await expect(reply).toContainText("get_weather");
  await expect(
    reply
      .getByRole("list", { name: "Sources" })
      .or(reply.getByText(/^Sources/))
      .first(),
  ).toBeVisible();
  await expect(reply.getByRole("link", { name: /^1: / }).first()).toHaveAttribute("href", /^https:/);
  await expect(reply.locator('iframe[title="Search suggestions"]')).toBeVisible();
});
