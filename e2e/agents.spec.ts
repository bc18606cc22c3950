import { AgentsPage, beginWith, environmentsOf, FIBONACCI } from "./agents-page";
import { ChatPage, ownWord, settled, statusOf } from "./chat-page";
import { expect, test } from "./fixtures";
import { FunctionsPage, PLACE } from "./functions-page";

const TWENTIETH = "4181";
const MINUTE_MS = 60_000;

test("an example lets an agent work, and the next turn goes on in the same environment @phone", async ({
  page,
  emulator,
}) => {
  const chat = new ChatPage(page);
  const agents = new AgentsPage(page);
  const word = ownWord();
  await page.goto("/");
  await agents.runExample("Let an agent work");
  const reply = chat.replies.first();
  await settled(reply);
  await expect(statusOf(reply)).toHaveText("Answer complete");
  await expect(reply).toContainText(TWENTIETH);
  await expect(reply.getByRole("group", { name: /^Approval/ })).toHaveCount(0);

  const step = await agents.openStep(
    reply,
    /^Wrote fibonacci\.py · Ran a command/,
    "Wrote fibonacci.py, done",
  );
  await step.getByRole("button", { name: /^Wrote fibonacci\.py/ }).click();
  await expect(step).toContainText("/fibonacci.py");
  await expect(step.locator("pre").first()).toContainText("def fibonacci(count):");
  await expect(step).toContainText(/Wrote \d+ bytes/);
  await expect(reply.getByRole("button", { name: "Environment", exact: true })).toBeVisible();

  const next = await chat.ask(`What is in fibonacci.txt? ${word}`);
  await expect(next).toContainText(TWENTIETH);
  const [first, second] = await environmentsOf(page);
  expect(first).toBeTruthy();
  expect(second).toBe(first);
  const [call] = await emulator.calls(word);
  expect(JSON.stringify(call?.environment)).toContain(first);
});

test("a file that an answer names opens in its environment", async ({ page }) => {
  const { chat } = await beginWith(page, "Antigravity");
  const reply = await chat.ask(FIBONACCI);
  const panel = page.getByRole("complementary", { name: /environment/i });
  await reply.getByRole("button", { name: "fibonacci.txt" }).click();
  await expect(panel).toContainText(TWENTIETH);
});

test("a run that used up its budget is kept, and goes on with more @phone", async ({ page, emulator }) => {
  const { chat, agents, word } = await beginWith(page, "Antigravity");
  const dialog = await agents.openSettings();
  await dialog.getByRole("textbox", { name: "Budget" }).fill("6000");
  await agents.saveSettings();
  await expect(page.getByText("It stops at 6,000 tokens.")).toBeVisible();
  const reply = await chat.ask(`${FIBONACCI}, ${word}`);
  await expect(reply).toContainText("The budget of this run is used up. What was done is kept.");
  await expect(reply.getByRole("button", { name: /^Wrote fibonacci\.py/ })).toBeVisible();
  await page.reload();
  const more = reply.getByRole("button", { name: "Continue with more" });
  await expect(more).toHaveAccessibleDescription(/12,000 tokens/);

  await expect(async () => {
    if (await more.isVisible()) await more.click({ timeout: 1_000 });
    await expect(chat.replies).toHaveCount(2, { timeout: 2_000 });
  }).toPass();
  const rest = chat.replies.nth(1);
  await settled(rest);
  await expect(statusOf(rest)).toHaveText("Answer complete");
  await expect(rest).toContainText(TWENTIETH);
  await expect(more).toBeHidden();
  const [first, second] = await environmentsOf(page);
  expect(second).toBe(first);
  const calls = (await emulator.calls()).filter((call) =>
    JSON.stringify(call.environment)?.includes(`${first}`),
  );
  expect(calls.at(-1)).toMatchObject({ agent_config: { max_total_tokens: "12000" } });
  expect(JSON.stringify(calls.at(-1)?.input)).toContain("continue");
  const again = await agents.openSettings();
  await expect(again.getByRole("textbox", { name: "Budget" })).toHaveValue("12000");
});

test("a reload in the middle of a run keeps every step, and the run goes on @phone", async ({
  page,
  emulator,
}) => {
  const { chat, word } = await beginWith(page, "Antigravity");
  const reply = await chat.send(`${FIBONACCI}, ${word} [pace: 1]`);
  await expect(reply.getByText("You can close this page; it goes on.")).toBeVisible();
  await expect(reply.getByRole("button", { name: /(Writing|Wrote) fibonacci\.py/ })).toBeVisible({
    timeout: 30_000,
  });
  await page.reload();
  await expect(reply.getByRole("button", { name: /(Writing|Wrote) fibonacci\.py/ })).toBeVisible();
  await settled(reply);
  await expect(statusOf(reply)).toHaveText("Answer complete");
  await expect(reply).toContainText(TWENTIETH);
  expect(await emulator.calls(word)).toHaveLength(1);
});

test("a run that is stopped keeps what was done, and can go on", async ({ page }) => {
  const { chat } = await beginWith(page, "Antigravity");
  const reply = await chat.send(`${FIBONACCI} [pace: 1.5]`);
  await expect(reply.getByRole("button", { name: /(Writing|Wrote) fibonacci\.py/ })).toBeVisible({
    timeout: 30_000,
  });
  await chat.stop();
  await expect(statusOf(reply)).toHaveText("Stopped");
  await expect(reply.getByRole("button", { name: /fibonacci\.py|write_file/ })).toBeVisible();
  await reply.getByRole("button", { name: "Continue" }).click();
  const rest = chat.replies.nth(1);
  await settled(rest);
  await expect(statusOf(rest)).toHaveText("Answer complete");
  await expect(rest).toContainText(TWENTIETH);
});

test("a run that takes longer than Google allows says so, and can be given up", async ({ page }) => {
  const chat = new ChatPage(page);
  const agents = new AgentsPage(page);
  await page.clock.install();
  await page.goto("/");
  await agents.choose("Antigravity");
  const reply = await chat.send(`${FIBONACCI} [pace: 30]`);
  await expect(statusOf(reply)).toHaveText(/Working|Thinking/);
  const giveUp = reply.getByRole("button", { name: "Give up" });
  const begun = Date.now();
  await page.clock.setSystemTime(begun + 59.5 * MINUTE_MS);
  await expect(reply).toContainText(/59 min/, { timeout: 20_000 });
  await expect(giveUp).toBeHidden();
  await page.clock.setSystemTime(begun + 60.5 * MINUTE_MS);
  await expect(reply).toContainText("This takes longer than Google allows for such work.", {
    timeout: 20_000,
  });
  await giveUp.click();
  await expect(statusOf(reply)).toHaveText("Stopped", { timeout: 20_000 });
});

test("an environment that Google no longer has is made anew, and the reply says so", async ({
  page,
  emulator,
}) => {
  const { chat } = await beginWith(page, "Antigravity");
  await chat.ask(FIBONACCI);
  const [first] = await environmentsOf(page);
  const gone = await fetch(`${emulator.url}/v1beta/environments/${first}`, {
    method: "DELETE",
    headers: { "x-goog-api-key": "test-key" },
  });
  expect(gone.status).toBe(200);
  const next = await chat.ask("Which files are there?");
  await expect(next).toContainText("The environment is gone, so the work goes on in a new one.");
  const [, second] = await environmentsOf(page);
  expect(second).not.toBe(first);
});

test("a function of one's own asks before an agent uses it, and what the agent does itself asks nobody", async ({
  page,
}) => {
  const [chat, agents, functions] = [new ChatPage(page), new AgentsPage(page), new FunctionsPage(page)];
  await page.goto("/");
  await agents.choose("Antigravity");
  await functions.declare({
    name: "look_outside",
    parameters: PLACE,
    executor: { kind: "browser", code: 'return "Rain over " + args.location;' },
  });
  const reply = await chat.ask("Call look_outside in Paris");
  await expect(statusOf(reply)).toHaveText("Needs approval");
  await expect(reply.getByRole("button", { name: /^Listed files/ })).toBeVisible();
  await expect(reply.getByRole("group", { name: /^(Approval|Result):/ })).toHaveCount(1);
  await functions.approval("look_outside").getByRole("button", { name: "Allow once" }).click();
  await expect(statusOf(reply)).toHaveText("Answer complete", { timeout: 20_000 });
  await expect(reply).toContainText("Rain over Paris");
});
