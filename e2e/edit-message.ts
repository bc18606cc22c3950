import type { Locator } from "@playwright/test";
import type { ChatPage } from "./chat-page";
import { expect } from "./fixtures";

/** Saves another version of a message. */
export async function editTo(chat: ChatPage, message: Locator, text: string): Promise<void> {
  await message.hover();
  await message.getByRole("button", { name: "Edit" }).click();
  const field = chat.page.getByRole("textbox", { name: "Edited text" });
  await expect(field).toBeFocused();
  await field.fill(text);
  await chat.page.getByRole("button", { name: "Save" }).click();
}
