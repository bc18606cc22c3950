import type { Page } from "@playwright/test";
import { AgentForms, ownAgentId } from "./agent-forms";
import type { ChatPage } from "./chat-page";
import { EnvironmentsPage } from "./environments-page";
import { expect } from "./fixtures";
import { openThreadOptions, press, type Screens } from "./screen";
import { Sharing } from "./sharing";

async function share(page: Page, chat: ChatPage, text = "Count to 20"): Promise<string> {
  await chat.ask(text);
  const sharing = new Sharing(page);
  await sharing.open();
  return sharing.create();
}

/** Pages of their own, and the list of threads. */
export const PLACE_SCREENS: Screens = {
  "a shared page": async (page, chat) => {
    await page.goto(await share(page, chat, "Show me everything in Markdown [pace: 0]"));
    await expect(chat.messages).toBeVisible();
  },
  "the shared links": async (page, chat) => {
    await share(page, chat);
    await page.goto("/shares");
    await expect(page.getByRole("list", { name: "Shared links" })).toBeVisible();
  },
  "the revoking of a link": async (page, chat) => {
    await share(page, chat);
    await page.goto("/shares");
    await press(page, "Revoke", page.getByRole("button", { name: "Keep" }));
  },
  "the environments": async (page) => {
    const environments = new EnvironmentsPage(page);
    await environments.begin();
    await page.goto("/environments");
    await expect(environments.list.getByRole("listitem").first()).toBeVisible();
  },
  "the agents, of which one is to be deleted": async (page) => {
    const [forms, id] = [new AgentForms(page), ownAgentId()];
    await forms.open();
    await forms.id.fill(id);
    await forms.write("Description", "Counts foxes");
    await forms.create();
    await forms.button(id, "Delete").click();
    await expect(forms.list.getByRole("button", { name: "Delete agent" })).toBeVisible();
  },
  "a new agent": async (page) => {
    const forms = new AgentForms(page);
    await forms.open();
    await forms.addSkill("fox-count", "Count every fox twice.");
    await forms.form.getByRole("button", { name: "Add a repository" }).click();
  },
  "the list with a folder, in which threads are chosen": async (page, chat) => {
    await chat.ask("Count to 20");
    if (!(await chat.threads.isVisible())) await page.getByRole("button", { name: "Toggle sidebar" }).click();
    await page.getByRole("button", { name: "New folder" }).click();
    await page.getByRole("textbox", { name: "Folder name" }).press("Enter");
    await page.getByRole("button", { name: "Select", exact: true }).click();
    await page.getByRole("checkbox").first().click();
  },
  "a notice of what can be undone": async (page, chat) => {
    await chat.ask("Count to 20");
    await openThreadOptions(page);
    await page.getByRole("menuitem", { name: "Delete", exact: true }).click();
    const notices = page.getByRole("status", { name: "Notices" });
    await expect(notices.getByRole("button", { name: "Undo" })).toBeVisible();
  },
  "what is archived": async (page, chat) => {
    await chat.ask("Count to 20");
    await openThreadOptions(page);
    await page.getByRole("menuitem", { name: "Archive", exact: true }).click();
    await page.goto("/archived");
    await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(1);
  },
  "the usage": async (page, chat) => {
    await chat.ask("Count to 20");
    await page.goto("/usage");
    await press(page, "Day by day", page.getByRole("table", { name: "By day" }));
  },
  "a thread that is not there": async (page) => {
    await page.goto(`/threads/${"A".repeat(22)}`);
    await expect(page.getByRole("heading")).toBeVisible();
  },
};
