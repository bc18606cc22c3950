import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page } from "@playwright/test";
import type { TestFile } from "./attaching";
import { ChatPage } from "./chat-page";
import { chooseModel } from "./tools-page";

export const FIBONACCI = "Write a program that saves the first 20 Fibonacci numbers to fibonacci.txt";
export const TWENTY = [0, 1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 1597, 2584, 4181];

/** The environment that is open beside the page, and the list of all of them. */
export class EnvironmentsPage {
  readonly page: Page;
  readonly panel: Locator;
  readonly list: Locator;
  readonly onTheirWay: Locator;
  readonly #input: Locator;

  constructor(page: Page) {
    this.page = page;
    this.panel = page.getByRole("complementary", { name: "Environment" });
    this.list = page.getByRole("list", { name: "Environments" });
    this.onTheirWay = this.panel.getByRole("list", { name: "Files on their way" }).getByRole("listitem");
    this.#input = this.panel.locator("[data-environment-files]");
  }

  /** Lets an agent do something in a new conversation; resolves to its reply. */
  async begin(task = FIBONACCI): Promise<Locator> {
    await this.page.goto("/");
    await chooseModel(this.page, "Antigravity");
    return new ChatPage(this.page).ask(task);
  }

  async openFrom(reply: Locator): Promise<void> {
    await reply.getByRole("button", { name: "Environment", exact: true }).click();
    await expect(this.panel).toBeVisible();
  }

  async close(): Promise<void> {
    await this.panel.getByRole("button", { name: "Close environment" }).click();
    await expect(this.panel).toBeHidden();
  }

  file(name: string): Locator {
    return this.panel.getByRole("button", { name, exact: true });
  }

  async look(name: string): Promise<Locator> {
    await this.file(name).click();
    const view = this.panel.getByRole("region", { name, exact: true });
    await expect(view).toBeVisible();
    return view;
  }

  async back(): Promise<void> {
    await this.panel.getByRole("button", { name: "All files" }).click();
  }

  async add(...files: TestFile[]): Promise<void> {
    await this.#input.setInputFiles(files);
  }

  /** The row of the list that is of a conversation of that title. */
  row(title: string): Locator {
    return this.list.getByRole("listitem").filter({ hasText: title });
  }
}

/** The bytes that a press on something saves. */
export async function savedBy(page: Page, press: Locator): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent("download"), press.click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}
