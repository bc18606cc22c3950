import { expect, type Locator, type Page } from "@playwright/test";

/** The search over all conversations. */
export class SearchPage {
  readonly dialog: Locator;
  readonly field: Locator;
  readonly found: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole("dialog", { name: "Search" });
    this.field = this.dialog.getByRole("searchbox", { name: "Search threads" });
    this.found = this.dialog.getByRole("list", { name: "Found" }).getByRole("link");
  }

  /** By its button, which a narrow screen has in a drawer. */
  async open(): Promise<void> {
    const button = this.#page.getByRole("button", { name: "Search", exact: true });
    if (!(await button.isVisible())) await this.#page.getByRole("button", { name: "Toggle sidebar" }).click();
    await button.click();
    await expect(this.field).toBeFocused();
  }
}
