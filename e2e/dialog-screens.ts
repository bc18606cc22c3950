import type { Page } from "@playwright/test";
import { AgentsPage } from "./agents-page";
import { settled } from "./chat-page";
import { expect } from "./fixtures";
import { PresetsPage } from "./presets-page";
import { openSchema } from "./response-format";
import { openThreadOptions, press, pressInSidebar, type Screens } from "./screen";
import { SearchPage } from "./search-page";
import { Sharing } from "./sharing";
import { beginTree, mapOf } from "./tree-page";

/** Menus and dialogs, but those of tools. */
export const DIALOG_SCREENS: Screens = {
  "the models": (page) => press(page, "Model", page.getByRole("listbox")),
  "the models that are compared": async (page) => {
    await press(page, "Model", page.getByRole("listbox"));
    await press(page, "Compare models", page.getByRole("dialog", { name: "Compare models" }));
  },
  "the settings of a chat": (page) => press(page, "Settings", page.getByRole("dialog", { name: "Settings" })),
  "the schema of an answer": async (page) => {
    const dialog = await openSchema(page);
    await dialog.getByRole("button", { name: "Add field" }).click();
    await dialog.getByRole("group", { name: "Schema", exact: true }).scrollIntoViewIfNeeded();
  },
  "the settings of an agent": async (page) => {
    const agents = new AgentsPage(page);
    await agents.choose("Antigravity");
    const dialog = await agents.openSettings();
    await dialog.getByRole("combobox", { name: "Network" }).selectOption({ label: "Only these domains" });
    await expect(dialog.getByRole("textbox", { name: "Domain 1" })).toBeVisible();
  },
  "the presets": async (page) => {
    const presets = new PresetsPage(page);
    await presets.save("Sailor", { isForNewChats: true });
    await presets.open();
  },
  "the saving of a preset": async (page) => {
    const presets = new PresetsPage(page);
    await presets.open();
    await presets.menu.getByRole("menuitem", { name: "Save as preset" }).click();
    await expect(presets.saving).toBeVisible();
  },
  "the managing of presets": async (page) => {
    const presets = new PresetsPage(page);
    await presets.save("Sailor", { isForNewChats: true });
    await presets.save("Pirate");
    await presets.manage();
    await presets.managing.getByRole("button", { name: "Rename Pirate" }).click();
  },
  "the preferences": (page) =>
    pressInSidebar(page, "Preferences", page.getByRole("dialog", { name: "Preferences" })),
  "an import that failed": importNothing,
  "an import that was not whole": async (page) => {
    const refused = [
      { name: "A walk through Athens 3fKx2a", code: "import_unreadable" },
      { name: "Bergen in the rain 9sQw1e", code: "quota_used_up" },
    ];
    await page.route("**/api/import", (route) =>
      route.fulfill({ json: { threads: 3, presets: 1, refused } }),
    );
    await importNothing(page);
  },
  "the deleting of everything of one's own": async (page) => {
    const dialog = page.getByRole("dialog", { name: "Preferences" });
    await pressInSidebar(page, "Preferences", dialog);
    await press(page, "Delete everything of mine", dialog.getByRole("form"));
    await dialog.getByRole("form").getByRole("textbox").scrollIntoViewIfNeeded();
  },
  "the activity": async (page, chat) => {
    await settled(await chat.send("Count to 20"));
    await press(page, "Activity", page.getByRole("dialog", { name: "Activity" }));
  },
  "the options of a thread": async (page, chat) => {
    await chat.ask("Count to 20");
    await openThreadOptions(page);
  },
  "the ways to export a thread": async (page, chat) => {
    await chat.ask("Count to 20");
    await openThreadOptions(page);
    await page.getByRole("menuitem", { name: "Export" }).click();
    await expect(page.getByRole("menuitem", { name: "Markdown" })).toBeVisible();
  },
  "the map of branches": async (page, chat) => {
    await beginTree(chat);
    await chat.messages.nth(1).getByRole("button", { name: "Branches" }).click();
    await expect(mapOf(page)).toBeVisible();
  },
  "the search, with what was found": async (page, chat) => {
    await chat.ask("Count to 20, heron");
    const search = new SearchPage(page);
    await search.open();
    await search.field.fill("heron");
    await expect(search.found.first()).toBeVisible();
  },
  "the commands": async (page) => {
    const search = new SearchPage(page);
    await search.open();
    await expect(page.getByRole("list", { name: "Commands" })).toBeVisible();
  },
  "the shortcuts": async (page) => {
    const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await expect(async () => {
      await page.keyboard.press("Control+/");
      await expect(sheet).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await sheet.getByRole("button", { name: "Change keys: New chat" }).click();
    await page.keyboard.press("Control+K");
  },
  "the sharing of a conversation": async (page, chat) => {
    await chat.ask("Count to 20");
    const sharing = new Sharing(page);
    await sharing.open();
    await sharing.create();
  },
};

async function importNothing(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "Preferences" });
  await pressInSidebar(page, "Preferences", dialog);
  const file = { name: "a.json", mimeType: "application/json", buffer: Buffer.from("{}") };
  await dialog.getByLabel("Exported conversation").setInputFiles(file);
  await dialog.getByRole("alert").scrollIntoViewIfNeeded();
}
