import type { Browser, BrowserContext, Locator, Page } from "@playwright/test";
import { expect } from "./fixtures";

/** The dialog in which a conversation is made public, as a person has it before them. */
export class Sharing {
  readonly page: Page;
  readonly dialog: Locator;
  readonly createButton: Locator;
  readonly links: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole("dialog", { name: "Share conversation" });
    this.createButton = this.dialog.getByRole("button", { name: "Create link" });
    this.links = this.dialog.getByRole("textbox", { name: "Link" });
  }

  async open(): Promise<void> {
    await this.page.getByRole("banner").getByRole("button", { name: "Share", exact: true }).click();
    await expect(this.dialog).toBeVisible();
  }

  /** Makes a link to the open thread; resolves to its address. */
  async create(): Promise<string> {
    await this.createButton.click();
    await expect(this.links.first()).toBeFocused();
    return this.links.first().inputValue();
  }

  async close(): Promise<void> {
    await this.dialog.getByRole("button", { name: "Close" }).click();
    await expect(this.dialog).toBeHidden();
  }

  /** Revokes the only link of the dialog. */
  async revoke(): Promise<void> {
    await this.dialog.getByRole("button", { name: "Revoke" }).click();
    await expect(this.dialog.getByText("Revoke this link?")).toBeVisible();
    await this.dialog.getByRole("button", { name: "Revoke" }).click();
    await expect(this.links).toHaveCount(0);
  }
}

/** Somebody else, with a browser that has never been here, whose console must stay without errors. */
export async function asStranger<T>(
  browser: Browser,
  read: (page: Page, context: BrowserContext) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const errors: string[] = [];
  // That a page is gone or was never there the browser calls an error by itself.
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of (404|410)/.test(message.text()))
      errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  const result = await read(page, context);
  expect(errors, "errors in the stranger's console").toEqual([]);
  await context.close();
  return result;
}

/** A page as it can be compared: nonces are new each time, and the order of React's stream is free. */
export function comparable(html: string): string {
  return html.replaceAll(/<script[^>]*>.*?<\/script>/gs, "").replaceAll(/nonce="[^"]+"/g, "");
}
