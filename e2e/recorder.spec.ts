import { readFile } from "node:fs/promises";
import { ChatPage, settled, statusOf } from "./chat-page";
import { expect, test } from "./fixtures";
import { FunctionsPage } from "./functions-page";
import { RecorderPage } from "./recorder-page";

test("1.14 a reply opens as a timeline of its steps, each with its times and its JSON @phone", async ({
  page,
}) => {
  const [chat, recorder] = [new ChatPage(page), new RecorderPage(page)];
  await page.goto("/");
  const reply = await chat.ask("Count to 200");
  await recorder.openFrom(reply);
  await expect(recorder.receipt).toContainText("Gemini 3.8 Flash");
  await expect(recorder.row(/^Request 1 · 200, \d/)).toBeVisible();
  await expect(recorder.row(/^completed, at /)).toBeVisible();
  const step = recorder.row(/^model_output, /);
  await step.click();
  await expect(step).toHaveAttribute("aria-expanded", "true");
  const entry = recorder.timeline
    .getByRole("listitem")
    .filter({ has: page.getByRole("button", { name: /^model_output, / }) });
  await expect(entry).toContainText(/First delta after\d/);
  await expect(entry).toContainText(/Deltas\d/);
  await expect(entry).toContainText('"type": "model_output"');
  await recorder.row(/^Request 1/).click();
  await expect(recorder.timeline).toContainText('"model": "gemini-3.8-flash"');
  await expect(recorder.timeline).toContainText("HTTP status200");
  await recorder.close();
  await expect(reply.getByRole("button", { name: "Details" })).toBeFocused();
});

test("1.14 the events of a reply are looked through by keyboard, filtered and saved @phone", async ({
  page,
}) => {
  const [chat, recorder] = [new ChatPage(page), new RecorderPage(page)];
  await page.goto("/");
  await recorder.openFrom(await chat.ask("Count to 200"));
  await recorder.showEvents();
  await recorder.events.focus();
  await page.keyboard.press("End");
  const last = recorder.events.getByRole("option", { selected: true });
  await expect(last).toContainText("turn.settled");
  await expect(recorder.panel.locator("code")).toContainText('"status": "completed"');
  await page.keyboard.press("ArrowUp");
  await expect(last).toContainText("interaction.completed");
  await recorder.filter.fill("INTERACTION.CREATED");
  await expect(recorder.events.getByRole("option")).toHaveCount(1);
  await expect(recorder.panel.getByRole("status")).toHaveText(/^1 of \d+$/);
  await recorder.filter.fill("");
  const saved = page.waitForEvent("download");
  await recorder.panel.getByRole("button", { name: "Download events" }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toMatch(/^turn-[\w-]{22}\.jsonl$/);
  const lines = (await readFile(await file.path(), "utf8"))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.map(({ note, event_type }) => note ?? event_type)).toEqual(
    expect.arrayContaining([
      "run",
      "request",
      "exchange",
      "interaction.created",
      "step.delta",
      "turn.settled",
    ]),
  );
});

test("1.14 while a reply runs its timeline grows, and is whole at the end", async ({ page }) => {
  const [chat, recorder] = [new ChatPage(page), new RecorderPage(page)];
  await page.goto("/");
  const reply = await chat.send("Count to 1000 [pace: 2]");
  await expect(reply).toContainText("1 2 3");
  await recorder.openFrom(reply);
  await expect(recorder.row(/^Request 1 · 200, .* goes on$/)).toBeVisible();
  await expect(recorder.row(/^completed/)).toBeHidden();
  await settled(reply);
  await expect(recorder.row(/^completed, at /)).toBeVisible();
  await expect(recorder.row(/goes on$/)).toHaveCount(0);
  await expect(recorder.receipt).toContainText(/Output tokens[1-9]/);
});

test("1.14 a refusal, the wait after it and each round of functions have a place in the timeline", async ({
  page,
}) => {
  const [chat, functions, recorder] = [new ChatPage(page), new FunctionsPage(page), new RecorderPage(page)];
  await page.goto("/");
  await functions.switchOn("get_weather");
  const called = await chat.ask("What is the weather in Paris?");
  await recorder.openFrom(called);
  await expect(recorder.row(/^Request \d · 200/)).toHaveCount(2);
  await expect(recorder.row(/^function_call get_weather, /)).toBeVisible();
  await expect(recorder.row(/^function_result get_weather, /)).toBeVisible();
  const refused = await chat.ask("Count to 20 [fault: 503 once]");
  await recorder.openFrom(refused);
  await expect(recorder.row(/^Request 1 · 503, /)).toBeVisible();
  await expect(recorder.row(/^Waiting to call again, /)).toBeVisible();
  await expect(recorder.row(/^Request 2 · 200, /)).toBeVisible();
});

test("1.14 ten thousand events are scrolled through, and few of them are in the page", async ({ page }) => {
  const [chat, recorder] = [new ChatPage(page), new RecorderPage(page)];
  await page.goto("/");
  const reply = await chat.ask("Count to 20");
  await page.route("**/api/turns/*/recording?*", async (route) => {
    const entries = Array.from({ length: 10_000 }, (_, index) => ({
      seq: index + 1,
      at: index,
      event_type: "step.delta",
      index: 0,
      delta: { type: "text", text: `piece ${index}` },
    }));
    await route.fulfill({ json: { entries, cursor: 10_000, isRunning: false } });
  });
  await recorder.openFrom(reply);
  await recorder.showEvents();
  await expect(recorder.panel.getByRole("status")).toHaveText("10,000 of 10,000");
  expect(await recorder.events.getByRole("option").count()).toBeLessThan(100);
  await recorder.events.focus();
  await page.keyboard.press("End");
  await expect(recorder.events.getByRole("option", { selected: true })).toContainText("piece 9999");
  await expect(recorder.events.getByRole("option", { selected: true })).toHaveAttribute(
    "aria-posinset",
    "10000",
  );
  await recorder.filter.fill("piece 5000");
  await expect(recorder.events.getByRole("option")).toHaveCount(1);
});

test("1.14 details go with the conversation that they are of", async ({ page }) => {
  const [chat, recorder] = [new ChatPage(page), new RecorderPage(page)];
  await page.goto("/");
  const reply = await chat.ask("Count to 20");
  await recorder.openFrom(reply);
  await chat.newChat();
  await expect(recorder.panel).toBeHidden();
  await expect(statusOf(reply)).toBeHidden();
});
