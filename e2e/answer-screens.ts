import { AgentsPage, FIBONACCI } from "./agents-page";
import { grown, settled } from "./chat-page";
import { EnvironmentsPage } from "./environments-page";
import { expect } from "./fixtures";
import { compareWith } from "./making";
import { RecorderPage } from "./recorder-page";
import { RECIPE, withSchema } from "./response-format";
import { press, type Screens } from "./screen";
import { ToolsPage } from "./tools-page";

/** What a conversation may have in it, and what opens beside it. */
export const ANSWER_SCREENS: Screens = {
  "a new chat": (_, chat) => expect(chat.message).toBeEditable(),
  "everything that an answer may have": (_, chat) => chat.ask("Show me everything in Markdown [pace: 0]"),
  "an answer that runs, with messages that wait for it": async (page, chat) => {
    await grown(await chat.send("Count to 1000 [pace: 12]"), 20);
    for (const text of ["Thanks", "Then count to 20"]) {
      await chat.write(text);
      await chat.sendButton.click();
    }
    const queue = page.getByRole("list", { name: "Queued messages" });
    await expect(queue.getByRole("listitem")).toHaveCount(2);
  },
  "an answer that failed": async (page, chat) => {
    await chat.ask("Hello [fault: empty]");
    await expect(page.getByRole("alert").filter({ hasText: "no content" })).toBeVisible();
  },
  "a message that a limit holds back": async (page, chat) => {
    await chat.ask("Count to 20");
    await page.goto("/usage");
    await page.getByRole("textbox", { name: "Your own limit, in US dollars" }).fill("0.01");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText("Limit saved")).toBeVisible();
    await page.goto("/");
    await chat.send("Tell me about Athens");
    await expect(page.getByText("the limit that you have set yourself for a day")).toBeVisible();
  },
  "an answer with citations": async (page, chat) => {
    await new ToolsPage(page).switchOnSearch();
    const reply = await chat.ask("Who won Euro 2024? [pace: 0]");
    await expect(reply.getByRole("list", { name: "Sources" }).first()).toBeVisible();
  },
  "a link that only the model knows": async (page, chat) => {
    const reply = await chat.ask("Show me everything in Markdown [pace: 0]");
    await reply.getByRole("link", { name: "link", exact: true }).click();
    await expect(page.getByRole("dialog", { name: "Open this link?" })).toBeVisible();
  },
  "a structured answer": async (page, chat) => {
    await withSchema(page, RECIPE);
    const reply = await chat.ask("A recipe for pancakes [pace: 0]");
    await expect(reply.getByText("The document fits the schema.")).toBeVisible();
  },
  "an answer of an agent, with its environment": async (page) => {
    const environments = new EnvironmentsPage(page);
    await environments.openFrom(await environments.begin());
    const file = await environments.look("fibonacci.py");
    await expect(file.locator("code")).toBeVisible();
  },
  "the steps of an agent": async (page, chat) => {
    await new AgentsPage(page).choose("Antigravity");
    const reply = await chat.ask(FIBONACCI);
    await reply.getByRole("button", { name: "fibonacci.py", expanded: false }).first().click();
    await expect(reply.getByRole("group").first()).toBeVisible();
  },
  "the plan of a research": async (page, chat) => {
    await new AgentsPage(page).choose("Deep Research");
    const reply = await chat.ask("How did heat pumps spread?");
    await expect(reply.getByRole("button", { name: "Start research" })).toBeVisible();
  },
  "the report of a research": async (page, chat) => {
    await new AgentsPage(page).choose("Deep Research");
    const plan = await chat.ask("How did heat pumps spread? [pace: 0.1]");
    await plan.getByRole("button", { name: "Start research" }).click();
    const report = chat.replies.nth(1);
    await settled(report);
    await expect(report.getByRole("list", { name: "Sources" }).first()).toBeVisible();
  },
  "the timeline of an answer": async (page, chat) => {
    const recorder = new RecorderPage(page);
    await recorder.openFrom(await chat.ask("Count to 200"));
    await recorder.row(/^Request 1/).click();
    await expect(recorder.timeline).toContainText('"model"');
  },
  "the events of an answer": async (page, chat) => {
    const recorder = new RecorderPage(page);
    await recorder.openFrom(await chat.ask("Count to 200"));
    await recorder.showEvents();
    await recorder.events.getByRole("option").nth(3).click();
  },
  "the code of an answer": async (page, chat) => {
    const reply = await chat.ask("Count to 20");
    await reply.getByRole("button", { name: "Get code" }).click();
    await expect(page.getByRole("dialog", { name: "Get code" }).locator("code")).toBeVisible();
  },
  "a message that is edited": async (page, chat) => {
    await chat.ask("Count to 20");
    await chat.messages.first().hover();
    await press(page, "Edit", page.getByRole("textbox", { name: "Edited text" }));
  },
  "what can be done with a turn": async (page, chat) => {
    const reply = await chat.ask("Count to 20");
    await reply.getByRole("button", { name: "More actions" }).click();
    await expect(page.getByRole("menu")).toBeVisible();
  },
  "the answers of a comparison": async (page, chat) => {
    await compareWith(page, "Gemini 2.5 Flash");
    await chat.ask("Count to 20");
    await expect(page.getByRole("button", { name: "Go on with this", pressed: false })).toBeVisible();
  },
};
