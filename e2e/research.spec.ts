import type { Locator, Page } from "@playwright/test";
import { AgentsPage, turnsOf } from "./agents-page";
import { ChatPage, ownWord, settled, statusOf } from "./chat-page";
import { expect, test } from "./fixtures";

const RESEARCH = { timeout: 60_000 };

async function plan(page: Page, question: string): Promise<{ chat: ChatPage; reply: Locator }> {
  const chat = new ChatPage(page);
  await page.goto("/");
  await new AgentsPage(page).choose("Deep Research");
  const reply = await chat.ask(question);
  await expect(reply.getByRole("button", { name: "Start research" })).toBeVisible();
  return { chat, reply };
}

async function textsOf(reply: Locator): Promise<string[]> {
  const fields = reply.getByRole("list", { name: "Plan" }).getByRole("textbox");
  return fields.evaluateAll((all) => all.map((field) => (field as HTMLTextAreaElement).value));
}

async function start(chat: ChatPage, reply: Locator): Promise<Locator> {
  const position = await chat.replies.count();
  await reply.getByRole("button", { name: "Start research" }).click();
  return chat.replies.nth(position);
}

test("a research is planned, changed, begun, and ends in a report with a chart and its sources @phone", async ({
  page,
  emulator,
}) => {
  const word = ownWord();
  const { chat, reply } = await plan(page, `How did heat pumps spread in ${word}?`);
  const [call] = await emulator.calls(word);
  expect(call).toMatchObject({ background: true, agent_config: { collaborative_planning: true } });
  const planned = await textsOf(reply);
  expect(planned.length).toBeGreaterThan(3);

  await reply.getByRole("textbox", { name: "Step 1", exact: true }).fill(`Define ${word}`);
  await reply.getByRole("textbox", { name: "Step 2", exact: true }).focus();
  await reply.getByRole("button", { name: "Remove step 2" }).click();
  await reply.getByRole("textbox", { name: "Step 2", exact: true }).focus();
  await reply.getByRole("button", { name: "Move step 2 down" }).click();
  await reply.getByRole("button", { name: "Add a step" }).click();
  await page.keyboard.type("Ask those who live there");
  const wanted = [
    `Define ${word}`,
    ...[planned[3], planned[2], ...planned.slice(4)].map(String),
    "Ask those who live there",
  ];
  expect(await textsOf(reply)).toEqual(wanted);

  await page.reload();
  await expect.poll(() => textsOf(reply)).toEqual(wanted);
  const report = await start(chat, reply);
  await expect(statusOf(report)).toHaveText(/Researching|Writing the report/);
  await settled(report);
  await expect(statusOf(report)).toHaveText("Answer complete", RESEARCH);
  await expect(report.getByRole("heading", { name: /Ask those who live there/ })).toBeVisible();
  await expect(report.getByRole("img").first()).toBeVisible();
  await expect(report.getByRole("list", { name: "Sources" }).first()).toBeVisible();

  const message = chat.messages.last();
  await expect(message).toContainText("Start the research with this plan:");
  await expect(message).toContainText("Ask those who live there");
  const approval = (await emulator.calls(`Define ${word}`)).at(-1);
  expect(approval).toMatchObject({ agent_config: { collaborative_planning: false } });
  expect(approval).toHaveProperty("previous_interaction_id");
  expect((await turnsOf(page)).map(({ kind }) => kind)).toEqual(["message", "plan_approval"]);
  await expect(reply.getByRole("textbox")).toHaveCount(0);
  await expect(reply.getByRole("button", { name: "Start research" })).toHaveCount(0);
  await expect(reply.getByRole("listitem").first()).toBeVisible();
});

test("a plan that nobody has changed is begun in as many words", async ({ page }) => {
  const { chat, reply } = await plan(page, "What is known of tides? [pace: 0.1]");
  await start(chat, reply);
  await expect(chat.messages.last()).toContainText("Start the research.");
  await expect(chat.messages.last()).not.toContainText("plan:");
});

test("another plan can be asked for, and only the last one can be changed", async ({ page, emulator }) => {
  const word = ownWord();
  const { chat, reply } = await plan(page, `What is known of ${word}?`);
  await reply.getByRole("button", { name: "Change plan" }).click();
  await expect(reply.getByRole("textbox", { name: "Change to the plan" })).toBeFocused();
  await page.keyboard.type("Add a step about costs in winter");
  await reply.getByRole("button", { name: "Ask for the change" }).click();
  const next = chat.replies.nth(1);
  await settled(next);
  await expect.poll(async () => (await textsOf(next)).join("\n")).toContain("osts in winter");
  await expect(reply.getByRole("textbox")).toHaveCount(0);
  const call = (await emulator.calls("costs in winter")).at(-1);
  expect(call).toMatchObject({ agent_config: { collaborative_planning: true } });
  expect((await turnsOf(page)).map(({ kind }) => kind)).toEqual(["message", "message"]);
});

test("without a pointer a plan is written, ordered and begun", async ({ page }) => {
  const { chat, reply } = await plan(page, "How do bridges age?");
  const planned = await textsOf(reply);
  await reply.getByRole("textbox", { name: "Step 1", exact: true }).focus();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(reply.getByRole("textbox", { name: "Step 2", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(reply.getByRole("textbox", { name: "Step 3", exact: true })).toBeFocused();
  await page.keyboard.type("Look at bolts");
  const wanted = [planned[1], planned[0], "Look at bolts", ...planned.slice(2)].map(String);
  expect(await textsOf(reply)).toEqual(wanted);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Backspace");
  await expect(reply.getByRole("textbox", { name: "Step 3", exact: true })).toBeFocused();
  expect(await textsOf(reply)).toEqual(wanted);
  await reply.getByRole("button", { name: "Move step 3 up" }).focus();
  await page.keyboard.press("Enter");
  await expect(reply.getByRole("button", { name: "Move step 2 up" })).toBeFocused();
  await reply.getByRole("button", { name: "Undo changes" }).focus();
  await page.keyboard.press("Enter");
  expect(await textsOf(reply)).toEqual(planned);
  await reply.getByRole("button", { name: "Start research" }).focus();
  await page.keyboard.press("Enter");
  await expect(chat.messages).toHaveCount(2);
});

test("a reload while it researches keeps what was found, and the research goes on @phone", async ({
  page,
  emulator,
}) => {
  const word = ownWord();
  const { chat, reply } = await plan(page, `How did ${word} begin? [pace: 0.5]`);
  const report = await start(chat, reply);
  await expect(report.getByText("You can close this page; it goes on.")).toBeVisible();
  await expect(report.getByRole("button", { name: /Searched|Searching/ })).toBeVisible(RESEARCH);
  await page.reload();
  await expect(report.getByRole("button", { name: /Searched|Searching/ })).toBeVisible();
  await expect(report.getByRole("heading").first()).toBeVisible(RESEARCH);
  await expect(report).toHaveAttribute("aria-busy", "false", RESEARCH);
  await expect(statusOf(report)).toHaveText("Answer complete");
  const calls = (await emulator.requests()).filter(
    ({ method, body }) => method === "POST" && JSON.stringify(body ?? "").includes("Start the research"),
  );
  expect(calls.length).toBeGreaterThan(0);
});

test("what a research used is told late, and the receipt says so until then", async ({ page }) => {
  const { chat, reply } = await plan(page, "How are glaciers measured?");
  const report = await start(chat, reply);
  await expect(statusOf(report)).toHaveText("Answer complete", RESEARCH);
  await report.getByRole("button", { name: "Details" }).click();
  const receipt = page.getByRole("region", { name: "Receipt" });
  await expect(receipt).toContainText("Deep Research");
  await expect(receipt).toContainText(/Google has not told yet|Tokens in all/);
  await expect(receipt).toContainText("Tokens in all", { timeout: 30_000 });
});

test("a research without a plan and without charts begins at once", async ({ page, emulator }) => {
  const chat = new ChatPage(page);
  const agents = new AgentsPage(page);
  const word = ownWord();
  await page.goto("/");
  await agents.choose("Deep Research");
  await expect(page.getByText(/It plans first; the research begins when you start it\./)).toBeVisible();
  const dialog = await agents.openSettings();
  await expect(dialog.getByRole("textbox", { name: "Budget" })).toHaveCount(0);
  await expect(dialog.getByRole("switch", { name: "Background" })).toBeDisabled();
  await dialog.getByRole("switch", { name: "Plan first" }).click();
  await dialog.getByRole("switch", { name: "Charts in the report" }).click();
  await agents.saveSettings();
  const report = await chat.send(`What became of ${word}?`);
  await expect(statusOf(report)).toHaveText("Answer complete", RESEARCH);
  await expect(report.getByRole("button", { name: "Start research" })).toHaveCount(0);
  const [call] = await emulator.calls(word);
  expect(call).toMatchObject({
    agent_config: { type: "deep-research", collaborative_planning: false, visualization: "off" },
  });
});
