import { expect, type Locator, type Page } from "@playwright/test";

export type Declared = {
  name: string;
  description?: string;
  parameters?: Record<string, unknown>;
  executor: { kind: "by_hand" } | { kind: "browser"; code: string };
  approval?: "ask" | "allowed";
};

/** The dialog of functions, and the cards of their calls. */
export class FunctionsPage {
  readonly page: Page;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole("dialog");
  }

  async open(): Promise<void> {
    const menu = this.page.getByRole("menu");
    await expect(async () => {
      if (await this.dialog.isVisible()) return;
      // A click before the page is awake is lost.
      if (!(await menu.isVisible()))
        await this.page.getByRole("button", { name: "Tools", exact: true }).click();
      await menu.getByRole("menuitem", { name: "Set up Functions" }).click({ timeout: 2_000 });
      await expect(this.dialog.getByRole("button", { name: "New function" })).toBeVisible({ timeout: 5_000 });
    }).toPass();
  }

  async close(): Promise<void> {
    await this.page.keyboard.press("Escape");
    await expect(this.dialog).toBeHidden();
  }

  toggle(name: string): Locator {
    return this.dialog.getByRole("switch", { name, exact: true });
  }

  /** Switches functions on in the conversation that is shown. */
  async switchOn(...names: string[]): Promise<void> {
    await this.open();
    for (const name of names) {
      await this.toggle(name).click();
      await expect(this.toggle(name)).toBeChecked();
    }
    await this.close();
  }

  /** Saves functions for all conversations of whoever looks at the page, and switches them on in this one. */
  async declare(...declared: Declared[]): Promise<void> {
    const { origin } = new URL(this.page.url());
    for (const each of declared) {
      const response = await this.page.context().request.put(`${origin}/api/functions/${each.name}`, {
        data: { type: "function", approval: "ask", ...each },
        headers: { origin, "sec-fetch-site": "same-origin" },
      });
      expect(response.status(), await response.text()).toBe(200);
    }
    await this.switchOn(...declared.map(({ name }) => name));
  }

  approval(name: string): Locator {
    return this.page.getByRole("group", { name: `Approval: ${name}`, exact: true });
  }

  byHand(name: string): Locator {
    return this.page.getByRole("group", { name: `Result: ${name}`, exact: true });
  }

  /** The line of a call, by its state. */
  call(name: string, state: string): Locator {
    return this.page.getByRole("group", { name: `${name}, ${state}`, exact: true });
  }
}

export const PLACE = {
  type: "object",
  properties: { location: { type: "string" } },
  required: ["location"],
};
