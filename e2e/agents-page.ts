import { expect, type Locator, type Page } from "@playwright/test";
import { ChatPage, openBy, ownWord } from "./chat-page";
import { chooseModel } from "./tools-page";

export const FIBONACCI = "Write a program that saves the first 20 Fibonacci numbers to fibonacci.txt";

/** What a person sees of agents in a conversation, by role and name. */
export class AgentsPage {
  readonly page: Page;
  readonly settings: Locator;

  constructor(page: Page) {
    this.page = page;
    this.settings = page.getByRole("dialog", { name: "Settings" });
  }

  async choose(name: string): Promise<void> {
    await chooseModel(this.page, name);
  }

  async openSettings(): Promise<Locator> {
    await openBy(this.page.getByRole("button", { name: "Settings", exact: true }), this.settings);
    return this.settings;
  }

  async saveSettings(): Promise<void> {
    await this.settings.getByRole("button", { name: "Save" }).click();
    await expect(this.settings).toBeHidden();
  }

  /** Begins an example of the empty page; presses again where the page took no notice. */
  async runExample(title: string): Promise<void> {
    const example = this.page.getByRole("main").getByRole("button", { name: title });
    await expect(async () => {
      if (await example.isVisible()) await example.click({ timeout: 1_000 });
      await expect(this.page.getByRole("article", { name: "You" })).toHaveCount(1, { timeout: 2_000 });
    }).toPass();
  }

  /** Opens the line of what was done in a reply, and gives the step of that name in its timeline. */
  async openStep(reply: Locator, line: string | RegExp, name: string): Promise<Locator> {
    const step = reply.getByRole("group", { name, exact: true }).last();
    await expect(async () => {
      const closed = reply.getByRole("button", { name: line, expanded: false }).first();
      if (!(await step.isVisible())) await closed.click({ timeout: 1_000 });
      await expect(step).toBeVisible({ timeout: 1_000 });
    }).toPass();
    return step;
  }
}

/** A new chat in which that agent answers, and a word by which its calls are known. */
export async function beginWith(
  page: Page,
  name: string,
): Promise<{ chat: ChatPage; agents: AgentsPage; word: string }> {
  const [chat, agents] = [new ChatPage(page), new AgentsPage(page)];
  await page.goto("/");
  await agents.choose(name);
  return { chat, agents, word: ownWord() };
}

type StoredTurn = { id: string; kind: string; status: string; interactions: { environment_id?: string }[] };

/** The turns of the thread that is open, as the server has them. */
export async function turnsOf(page: Page): Promise<StoredTurn[]> {
  const { origin, pathname } = new URL(page.url());
  const response = await page.context().request.get(`${origin}/api${pathname}`);
  const detail: { turns: StoredTurn[] } = await response.json();
  return detail.turns;
}

/** Where the agent worked in the turns of the open thread, each turn's last. */
export async function environmentsOf(page: Page): Promise<(string | undefined)[]> {
  const turns = await turnsOf(page);
  return turns.map(({ interactions }) => interactions.at(-1)?.environment_id);
}
