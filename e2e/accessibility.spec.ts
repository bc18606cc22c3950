import type { Locator, Page } from "@playwright/test";
import { atHand, WITHOUT_NETWORK } from "./at-hand";
import { faultsOf } from "./axe";
import { ChatPage, grown, settled } from "./chat-page";
import { expect, test } from "./fixtures";
import { compareWith } from "./making";
import { PresetsPage } from "./presets-page";
import { RecorderPage } from "./recorder-page";
import { SearchPage } from "./search-page";
import { Sharing } from "./sharing";
import { beginTree, mapOf } from "./tree-page";

async function press(page: Page, name: string, seen: Locator): Promise<void> {
  await page.getByRole("button", { name, exact: true }).first().click();
  await expect(seen).toBeVisible();
}

/** Each screen by its name, from a page that has just been opened. */
const SCREENS: Record<string, (page: Page, chat: ChatPage) => Promise<void>> = {
  "a new chat": async (_, chat) => expect(chat.message).toBeEditable(),
  "everything that an answer may have": async (page, chat) => {
    await chat.ask("Show me everything in Markdown [pace: 0]");
    await page.getByRole("button", { name: "Details" }).last().click();
  },
  "an answer that runs, with messages that wait for it": async (_, chat) => {
    await grown(await chat.send("Count to 1000 [pace: 12]"), 20);
    await chat.write("Thanks");
    await chat.sendButton.click();
    await chat.write("Then count to 20");
    await chat.sendButton.click();
    await expect(chat.page.getByRole("list", { name: "Queued messages" }).getByRole("listitem")).toHaveCount(
      2,
    );
  },
  "an answer that failed": async (page, chat) => {
    await chat.ask("Hello [fault: empty once]");
    await expect(page.getByRole("alert").filter({ hasText: "no content" })).toBeVisible();
  },
  "an answer with citations": (_, chat) =>
    chat.ask("Who won the 2026 world cup? Search for it. [pace: 0]").then(() => undefined),
  "the timeline of an answer": async (page, chat) => {
    await chat.ask("Count to 200");
    const recorder = new RecorderPage(page);
    await recorder.openFrom(chat.replies.first());
    await recorder.row(/^Request 1/).click();
    await expect(recorder.timeline).toContainText('"model"');
  },
  "the events of an answer": async (page, chat) => {
    await chat.ask("Count to 200");
    const recorder = new RecorderPage(page);
    await recorder.openFrom(chat.replies.first());
    await recorder.showEvents();
    await recorder.events.getByRole("option").nth(3).click();
  },
  "the code of an answer": async (page, chat) => {
    const reply = await chat.ask("Count to 20");
    await reply.getByRole("button", { name: "Get code" }).click();
    await expect(page.getByRole("dialog", { name: "Get code" }).locator("code")).toBeVisible();
  },
  "a message that is edited": async (page, chat) => {
    await chat.ask("Count to 20");
    await chat.messages.first().hover();
    await press(page, "Edit", page.getByRole("textbox", { name: "Edited text" }));
  },
  "the models": (page) => press(page, "Model", page.getByRole("listbox")),
  "the tools": (page) => press(page, "Tools", page.getByRole("menu")),
  "the settings of a chat": (page) => press(page, "Settings", page.getByRole("dialog", { name: "Settings" })),
  "the presets": async (page) => {
    const presets = new PresetsPage(page);
    await presets.save("Sailor", { isForNewChats: true });
    await presets.open();
  },
  "the managing of presets": async (page) => {
    const presets = new PresetsPage(page);
    await presets.save("Sailor", { isForNewChats: true });
    await presets.save("Pirate");
    await presets.manage();
    await presets.managing.getByRole("button", { name: "Rename Pirate" }).click();
  },
  "the preferences": (page) => press(page, "Preferences", page.getByRole("dialog", { name: "Preferences" })),
  "the activity": (page) => press(page, "Activity", page.getByRole("dialog", { name: "Activity" })),
  "the options of a thread": async (page, chat) => {
    await chat.ask("Count to 20");
    await page.getByRole("banner").getByRole("button", { name: "Thread options" }).click();
    await expect(page.getByRole("menu")).toBeVisible();
  },
  "what can be done with a turn": async (page, chat) => {
    const reply = await chat.ask("Count to 20");
    await reply.getByRole("button", { name: "More actions" }).click();
    await expect(page.getByRole("menu")).toBeVisible();
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
  "a shared page": async (page, chat) => {
    await chat.ask("Show me everything in Markdown [pace: 0]");
    const sharing = new Sharing(page);
    await sharing.open();
    await page.goto(await sharing.create());
    await expect(chat.messages).toBeVisible();
  },
  "the environments": async (page) => {
    await page.goto("/environments");
    await expect(page.getByRole("heading", { name: "Environments" })).toBeVisible();
  },
  "the agents, with a form for a new one": async (page) => {
    await page.goto("/agents");
    await press(page, "New agent", page.getByRole("textbox", { name: "Id" }));
  },
  "the shared links": async (page, chat) => {
    await chat.ask("Count to 20");
    const sharing = new Sharing(page);
    await sharing.open();
    await sharing.create();
    await page.goto("/shares");
    await expect(page.getByRole("list", { name: "Shared links" })).toBeVisible();
  },
  "the list with what is pinned, in a folder and chosen": async (page, chat) => {
    await chat.ask("Count to 20");
    if (!(await chat.threads.isVisible())) await page.getByRole("button", { name: "Toggle sidebar" }).click();
    await page.getByRole("button", { name: "New folder" }).click();
    await page.getByRole("textbox", { name: "Folder name" }).press("Enter");
    await page.getByRole("button", { name: "Select", exact: true }).click();
    await page.getByRole("checkbox").first().click();
  },
  "what is archived": async (page, chat) => {
    await chat.ask("Count to 20");
    await page.getByRole("banner").getByRole("button", { name: "Thread options" }).click();
    await page.getByRole("menuitem", { name: "Archive", exact: true }).click();
    await page.goto("/archived");
    await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(1);
  },
  "the usage": async (page, chat) => {
    await chat.ask("Count to 20");
    await page.goto("/usage");
    await press(page, "Day by day", page.getByRole("table", { name: "By day" }));
  },
  "the answers of a comparison": async (page, chat) => {
    await compareWith(page, "Gemini 2.5 Flash");
    await chat.ask("Count to 20");
    await expect(page.getByRole("button", { name: "Go on with this", pressed: false })).toBeVisible();
  },
  "a thread that is not there": async (page) => {
    await page.goto(`/threads/${"A".repeat(22)}`);
    await expect(page.getByRole("heading")).toBeVisible();
  },
};

// That a thread is not there the browser calls an error by itself.
test.use({ expectedConsole: [/status of 404/] });

for (const [name, show] of Object.entries(SCREENS)) {
  test(`8 axe finds nothing wrong with ${name} @phone`, async ({ page }) => {
    const chat = new ChatPage(page);
    await page.goto("/");
    await expect(chat.message).toBeEditable();
    if ((page.viewportSize()?.width ?? 0) < 768 && /^the (preferences)$/.test(name))
      await page.getByRole("button", { name: "Toggle sidebar" }).click();
    await show(page, chat);
    expect(await faultsOf(page)).toEqual([]);
    if (await chat.stopButton.isVisible()) await chat.stop().then(() => settled(chat.replies.first()));
  });
}

test.describe("without a network", () => {
  test.use({ serviceWorkers: "allow", expectedConsole: [WITHOUT_NETWORK] });

  test("8 axe finds nothing wrong with what opens there @phone", async ({ page, context }) => {
    const chat = new ChatPage(page);
    const url = await chat.begin("Count to 20");
    await settled(chat.replies);
    await atHand(page, url);
    await context.setOffline(true);
    await page.reload();
    await expect(chat.replies).toContainText("18 19 20");
    expect(await faultsOf(page)).toEqual([]);
    await page.evaluate(async () => {
      for (const name of await caches.keys()) if (name.startsWith("parley-kept-")) await caches.delete(name);
    });
    await page.reload();
    await expect(page.getByRole("heading", { name: "There is no connection" })).toBeVisible();
    expect(await faultsOf(page)).toEqual([]);
  });
});
