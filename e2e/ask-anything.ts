import type { Locator, Page } from "@playwright/test";
import { ChatPage } from "./chat-page";

/** Asks what the scripted Google answers; resolves to the reply, which may still run. */
export async function askAnything(page: Page): Promise<Locator> {
  const chat = new ChatPage(page);
  await page.goto("/");
  return chat.send("Who won Euro 2024?");
}
