import type { Locator, Page } from "@playwright/test";
import type { ApiClient } from "./api-client";
import { openBy } from "./chat-page";
import { expect } from "./fixtures";

export function rowOf(page: Page, title: string): Locator {
  return page.getByRole("navigation", { name: "Threads" }).getByRole("listitem").filter({ hasText: title });
}

/** An entry of the menu that is open. */
export function itemOf(page: Page, name: string): Locator {
  return page.getByRole("menuitem", { name, exact: true });
}

export async function openOptions(page: Page, title: string): Promise<void> {
  const row = rowOf(page, title);
  await row.hover();
  await row.getByRole("button", { name: "Thread options" }).click();
}

export async function chooseInMenu(page: Page, title: string, item: string): Promise<void> {
  await openOptions(page, title);
  await itemOf(page, item).click();
}

/** Threads that were begun earlier by whoever has the page. */
export async function haveThreads(page: Page, client: ApiClient, texts: readonly string[]): Promise<void> {
  for (const text of texts) await (await client.send({ text: `${text} [pace: 0]` })).text();
  const [name = "", value = ""] = client.cookie?.split("=", 2) ?? [];
  const secure = name.startsWith("__Host-");
  const place = { domain: "localhost", path: "/", httpOnly: true, secure, sameSite: "Lax" as const };
  await page.context().addCookies([{ name, value, ...place }]);
}

export const sectionOf = (page: Page, name: string) => {
  const list = page.getByRole("navigation", { name: "Threads" });
  return list.getByRole("region", { name, exact: true }).or(list.getByRole("group", { name, exact: true }));
};
export const linksIn = (page: Page, name: string) => sectionOf(page, name).getByRole("link");
export const noticesOf = (page: Page) => page.getByRole("status", { name: "Notices" });
export const openSidebar = async (page: Page) => {
  const threads = page.getByRole("navigation", { name: "Threads" });
  await openBy(page.getByRole("button", { name: "Toggle sidebar" }), threads);
};

/** Makes a folder by the button of the list, and names it. */
export async function makeFolder(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "New folder" }).click();
  const field = page.getByRole("textbox", { name: "Folder name" });
  await expect(field).toBeFocused();
  await field.fill(name);
  await field.press("Enter");
  await expect(page.getByRole("button", { name, exact: true })).toBeFocused();
}

export async function moveByMenu(page: Page, title: string, folder: string): Promise<void> {
  await chooseInMenu(page, title, "Move to folder");
  await page.getByRole("menuitem", { name: folder, exact: true }).click();
}
