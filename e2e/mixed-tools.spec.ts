import { ChatPage, statusOf } from "./chat-page";
import { test } from "./demo-fixture";
import { expect } from "./fixtures";
import { FunctionsPage } from "./functions-page";
import { ToolsPage } from "./tools-page";

const TEXT =
  "Search who won Euro 2024, read https://example.com/guide and tell me the weather in Berlin with get_weather.";

test("one message uses Google Search, a page and a function, and its answer cites what it found @phone", async ({
  page,
  demo,
}) => {
  const chat = new ChatPage(page);
  const tools = new ToolsPage(page);
  await page.goto(demo.url);
  await tools.switchOn("URL context");
  await new FunctionsPage(page).switchOn("get_weather");
  await tools.search.click();
  await expect(tools.search).toHaveAttribute("aria-pressed", "true");
  const reply = await chat.ask(TEXT);
  await expect(statusOf(reply)).toHaveText("Answer complete");
  await expect(reply.getByRole("group", { name: "get_weather, done" })).toBeVisible();
  await expect(reply.getByRole("link", { name: /^1: / }).first()).toHaveAttribute("href", /^https:/);
  await expect(reply.getByRole("list", { name: "Sources" })).toBeVisible();
  await expect(reply.locator('iframe[title="Search suggestions"]')).toBeVisible();
});
