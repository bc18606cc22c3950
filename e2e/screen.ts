import type { Locator, Page } from "@playwright/test";
import { ChatPage } from "./chat-page";
import { expect } from "./fixtures";

/** Brings a screen up, from a page that has just been opened. */
export type Show = (page: Page, chat: ChatPage) => Promise<unknown>;

/** Screens by their names, which follow "nothing is wrong with". */
export type Screens = Record<string, Show>;

/** A page that has just been opened, and hears what one does. */
export async function openPage(page: Page): Promise<ChatPage> {
  const chat = new ChatPage(page);
  await page.goto("/");
  await expect(chat.message).toBeEditable();
  return chat;
}

export async function press(page: Page, name: string, seen: Locator): Promise<void> {
  await page.getByRole("button", { name, exact: true }).first().click();
  await expect(seen).toBeVisible();
}

/** From this width on, in pixels, the sidebar stands beside the conversation. */
const SIDEBAR_WIDTH = 768;

/** Presses what stands in the sidebar, which a narrow screen has in a drawer. */
export async function pressInSidebar(page: Page, name: string, seen: Locator): Promise<void> {
  const button = page.getByRole("button", { name, exact: true }).first();
  const isNarrow = (page.viewportSize()?.width ?? 0) < SIDEBAR_WIDTH;
  if (isNarrow && !(await button.isVisible()))
    await page.getByRole("button", { name: "Toggle sidebar" }).click();
  await press(page, name, seen);
}

export async function openThreadOptions(page: Page): Promise<void> {
  await page.getByRole("banner").getByRole("button", { name: "Thread options" }).click();
  await expect(page.getByRole("menu")).toBeVisible();
}
