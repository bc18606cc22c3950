import { expect, type Locator, type Page } from "@playwright/test";
import { openBy } from "./chat-page";

/** The composer's tools, by role and name. */
export class ToolsPage {
  readonly page: Page;
  readonly search: Locator;
  readonly toolsButton: Locator;
  readonly menu: Locator;

  constructor(page: Page) {
    this.page = page;
    this.search = page.getByRole("button", { name: "Google Search", exact: true });
    this.toolsButton = page.getByRole("button", { name: "Tools", exact: true });
    this.menu = page.getByRole("menu", { name: "Tools" });
  }

  /** Opens the menu; presses again where the page, which may just have been loaded, took no notice. */
  async open(): Promise<void> {
    await openBy(this.toolsButton, this.menu);
  }

  tool(name: string): Locator {
    return this.menu.getByRole("menuitemcheckbox", { name, exact: true });
  }

  async switchOn(...names: string[]): Promise<void> {
    await this.open();
    for (const name of names) {
      await this.tool(name).click();
      await expect(this.tool(name)).toBeChecked();
    }
    await this.close();
  }

  async close(): Promise<void> {
    await this.page.keyboard.press("Escape");
    await expect(this.menu).toBeHidden();
  }

  async switchOnSearch(): Promise<void> {
    await expect(async () => {
      if ((await this.search.getAttribute("aria-pressed")) === "false") await this.search.click();
      await expect(this.search).toHaveAttribute("aria-pressed", "true", { timeout: 1_000 });
    }).toPass();
  }
}

export async function chooseModel(page: Page, name: string): Promise<void> {
  const button = page.getByRole("button", { name: "Model", exact: true });
  const list = page.getByRole("listbox", { name: "Models" });
  await openBy(button, list);
  await list.getByRole("option", { name, exact: true }).click();
  await expect(button).toHaveAccessibleDescription(name);
}
