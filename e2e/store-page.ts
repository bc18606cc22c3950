import { expect, type Locator, type Page } from "@playwright/test";
import type { TestFile } from "./attaching";
import { ToolsPage } from "./tools-page";

/** The dialog of file search, as a person has it before them. */
export class StorePage {
  readonly dialog: Locator;
  readonly documents: Locator;
  readonly #page: Page;
  readonly #tools: ToolsPage;
  readonly #input: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole("dialog");
    this.documents = this.dialog.getByRole("list", { name: "Documents" });
    this.#tools = new ToolsPage(page);
    this.#input = this.dialog.locator("[data-store-files]");
  }

  /** Opens it by the menu of tools; where no store is chosen yet, that is what switching on does. */
  async open(isOn = false): Promise<void> {
    await this.#tools.open();
    if (isOn) await this.#tools.menu.getByRole("menuitem", { name: "Set up File search" }).click();
    else await this.#tools.tool("File search").click();
    await this.#shows("File search");
  }

  async create(name: string): Promise<void> {
    await this.dialog.getByRole("textbox", { name: "New store" }).fill(name);
    await this.dialog.getByRole("button", { name: "Create store" }).click();
    await expect(this.dialog.getByRole("checkbox", { name })).toBeChecked();
  }

  async enter(name: string): Promise<void> {
    await this.dialog.getByRole("button", { name: `Open ${name}` }).click();
    await this.#shows(name);
  }

  async #shows(title: string): Promise<void> {
    await expect(this.#page.getByRole("dialog", { name: title, exact: true })).toBeVisible();
  }

  async leave(): Promise<void> {
    await this.dialog.getByRole("button", { name: "All stores" }).click();
    await this.#shows("File search");
  }

  async save(): Promise<void> {
    await this.dialog.getByRole("button", { name: "Save" }).click();
    await expect(this.dialog).toBeHidden();
  }

  async add(...files: TestFile[]): Promise<void> {
    await this.#input.setInputFiles(files);
  }

  /** Notes a key and a value for the files that are added next. */
  async note(key: string, value: string): Promise<void> {
    const keys = this.dialog.getByRole("textbox", { name: /^Key / });
    const values = this.dialog.getByRole("textbox", { name: /^Value / });
    if ((await keys.count()) === 0) await this.dialog.getByRole("button", { name: "Add metadata" }).click();
    await keys.last().fill(key);
    await values.last().fill(value);
  }

  row(name: string): Locator {
    return this.documents.getByRole("listitem").filter({ hasText: name });
  }

  async ready(name: string): Promise<void> {
    await expect(this.row(name).getByText("Ready")).toBeVisible({ timeout: 20_000 });
  }
}
