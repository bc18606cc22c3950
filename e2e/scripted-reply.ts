import type { Locator, Page } from "@playwright/test";
import { askAnything } from "./ask-anything";
import { ChatPage, settled } from "./chat-page";
import { citedText, type ScriptedGoogle } from "./scripted-google";

/** Has a text answered, and waits for all of it. */
export async function answered(page: Page, google: ScriptedGoogle, text: string): Promise<Locator> {
  google.answerWith(citedText(text, [], 40));
  const reply = await askAnything(page);
  await settled(reply);
  return reply;
}

/** The last reply of a thread that is opened later. */
export async function reopened(page: Page): Promise<Locator> {
  await page.reload();
  return new ChatPage(page).replies.last();
}
