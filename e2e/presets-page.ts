import { expect, type Locator, type Page } from "@playwright/test";
import { openBy } from "./chat-page";

/** The presets of the composer, as a person has them before them. */
export class PresetsPage {
  readonly page: Page;
  readonly button: Locator;
  readonly menu: Locator;
  readonly saving: Locator;
  readonly managing: Locator;

  constructor(page: Page) {
    this.page = page;
    this.button = page.getByRole("button", { name: "Presets", exact: true });
    this.menu = page.getByRole("menu", { name: "Presets" });
    this.saving = page.getByRole("dialog", { name: "Save as preset" });
    this.managing = page.getByRole("dialog", { name: "Manage presets" });
  }

  /** Opens the menu; presses again where the page, which may just have been loaded, took no notice. */
  async open(): Promise<void> {
    await openBy(this.button, this.menu);
  }

  async save(name: string, { isForNewChats = false } = {}): Promise<void> {
    await this.open();
    await this.menu.getByRole("menuitem", { name: "Save as preset" }).click();
    await this.saving.getByRole("textbox", { name: "Name" }).fill(name);
    if (isForNewChats) await this.saving.getByRole("switch", { name: "For new chats" }).click();
    await this.saving.getByRole("button", { name: "Save" }).click();
    await expect(this.saving).toBeHidden();
  }

  entry(name: string): Locator {
    return this.menu.getByRole("menuitem", { name });
  }

  async apply(name: string): Promise<void> {
    await this.open();
    await this.entry(name).click();
    await expect(this.notices.getByText(`Applied “${name}”`)).toBeVisible();
  }

  async manage(): Promise<void> {
    await this.open();
    await this.menu.getByRole("menuitem", { name: "Manage presets" }).click();
    await expect(this.managing).toBeVisible();
  }

  get notices(): Locator {
    return this.page.getByRole("status", { name: "Notices" });
  }

  row(name: string): Locator {
    return this.managing.getByRole("listitem").filter({ hasText: name });
  }

  /** Which preset the chat is as. */
  async expectCurrent(name: string | null): Promise<void> {
    if (name === null) await expect(this.button).not.toHaveAccessibleDescription(/./);
    else await expect(this.button).toHaveAccessibleDescription(name);
  }
}
