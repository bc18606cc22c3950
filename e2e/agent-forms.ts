import type { Locator, Page } from "@playwright/test";
import { openBy } from "./chat-page";

/** The page of agents that people make, and the form of a new one. */
export class AgentForms {
  readonly page: Page;
  readonly form: Locator;
  readonly list: Locator;
  readonly id: Locator;

  constructor(page: Page) {
    this.page = page;
    this.form = page.getByRole("form", { name: "New agent" });
    this.list = page.getByRole("list", { name: "Agents" });
    this.id = this.form.getByRole("textbox", { name: "Id" });
  }

  /** Opens the form of a new agent; presses again where the page, which may just have been loaded, took no notice. */
  async open(): Promise<void> {
    await this.page.goto("/agents");
    await openBy(this.page.getByRole("button", { name: "New agent" }), this.form);
  }

  async write(label: string, text: string): Promise<void> {
    await this.form.getByRole("textbox", { name: label, exact: true }).fill(text);
  }

  async addSkill(name: string, text: string): Promise<void> {
    await this.form.getByRole("button", { name: "Add a skill" }).click();
    const skill = this.form.getByRole("group", { name: /^Skill \d+$/ }).last();
    await skill.getByRole("textbox", { name: "Name" }).fill(name);
    await skill.getByRole("textbox", { name: "SKILL.md" }).fill(text);
  }

  async create(): Promise<void> {
    await this.form.getByRole("button", { name: "Create agent" }).click();
  }

  row(id: string): Locator {
    return this.list.getByRole("listitem").filter({ has: this.page.getByText(id, { exact: true }) });
  }

  button(id: string, verb: "Use" | "Duplicate" | "Delete"): Locator {
    return this.list.getByRole("button", { name: `${verb} ${id}`, exact: true });
  }
}

/** An id that no other test takes: Google has one agent of each. */
export function ownAgentId(): string {
  return `fox-${Math.random().toString(36).slice(2, 10)}x`;
}
