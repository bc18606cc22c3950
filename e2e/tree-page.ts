import { expect, type Locator, type Page } from "@playwright/test";
import { type ChatPage, settled } from "./chat-page";
import { editTo } from "./edit-message";
import { itemOf } from "./thread-list";

/** Chooses what can be done with a reply as a place in its thread. */
export async function chooseOf(page: Page, reply: Locator, item: string): Promise<void> {
  await expect(async () => {
    // An open menu lies over everything else.
    if (!(await itemOf(page, item).isVisible())) {
      await reply.hover({ timeout: 1_000 });
      await reply.getByRole("button", { name: "More actions" }).click({ timeout: 1_000 });
    }
    await expect(itemOf(page, item)).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await itemOf(page, item).click();
}

/** A conversation that goes on from its first message in two ways, of which the second is shown. */
export async function beginTree(chat: ChatPage): Promise<void> {
  await chat.page.goto("/");
  await chat.ask("I have 2 dogs in my house.");
  await chat.ask("I also have 3 cats in my house.");
  await chat.ask("Count to 20");
  await editTo(chat, chat.messages.nth(1), "I also have 1 hen in my house.");
  await expect(chat.messages.last()).toContainText("1 hen");
  await settled(chat.replies.last());
  await chat.ask("Write a haiku");
  await expect(chat.messages).toHaveCount(3);
}

export const mapOf = (page: Page) => page.getByRole("tree", { name: "Branches" });
/** The place of the map that has the focus, as far as a screen reader is told. */
export async function activeIn(tree: Locator): Promise<Locator> {
  const id = (await tree.getAttribute("aria-activedescendant")) ?? "";
  return tree.locator(`[id="${id}"]`);
}
