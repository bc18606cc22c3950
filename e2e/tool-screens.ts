import { textFile } from "./attaching";
import { expect } from "./fixtures";
import { FunctionsPage, PLACE } from "./functions-page";
import { press, type Screens } from "./screen";
import { StorePage } from "./store-page";
import { ToolsPage } from "./tools-page";

const LOOK_OUTSIDE = {
  name: "look_outside",
  description: "Says what is outside.",
  parameters: PLACE,
  executor: { kind: "browser", code: 'return "Rain over " + args.location;' },
} as const;

/** The tools of a conversation: how each is set up, and what answers show of them. */
export const TOOL_SCREENS: Screens = {
  "the tools": (page) => press(page, "Tools", page.getByRole("menu")),
  "the tools, of which some cannot be used now": async (page) => {
    const tools = new ToolsPage(page);
    await tools.switchOnSearch();
    await tools.open();
  },
  "the place for Google Maps": async (page) => {
    const tools = new ToolsPage(page);
    await tools.open();
    await tools.menu.getByRole("menuitem", { name: "Set up Google Maps" }).click();
    await page.getByRole("textbox", { name: "Latitude" }).fill("north");
    await press(page, "Save", page.getByText("A number from -90 to 90."));
  },
  "the screen for computer use": async (page) => {
    const tools = new ToolsPage(page);
    await tools.open();
    await tools.menu.getByRole("menuitem", { name: "Set up Computer use" }).click();
    await expect(page.getByRole("dialog", { name: "Computer use" })).toBeVisible();
  },
  "the MCP servers, with a form for a new one": async (page) => {
    const tools = new ToolsPage(page);
    await tools.open();
    await tools.tool("MCP servers").click();
    const dialog = page.getByRole("dialog");
    const add = async (name: string) => {
      await dialog.getByRole("button", { name: "Add a server" }).click();
      await dialog.getByRole("textbox", { name: "Name", exact: true }).fill(name);
      await dialog.getByRole("textbox", { name: "Address" }).fill("https://mcp.example.com/v1");
      await dialog.getByRole("button", { name: "Add a header" }).click();
      await dialog.getByLabel("Header 1, name").fill("Authorization");
      await dialog.getByLabel("Header 1, value").fill("Bearer of a test");
    };
    await add("calendar");
    await dialog.getByRole("button", { name: "Add server" }).click();
    await expect(dialog.getByRole("checkbox", { name: "calendar" })).toBeChecked();
    await add("weather");
  },
  "the stores of documents": async (page) => {
    const store = new StorePage(page);
    await store.open();
    await store.create("Papers");
    await store.dialog.getByRole("button", { name: "Add condition" }).click();
    await expect(store.dialog.getByRole("textbox", { name: "Key of condition 1" })).toBeVisible();
  },
  "the documents of a store": async (page) => {
    const store = new StorePage(page);
    await store.open();
    await store.create("Papers");
    await store.enter("Papers");
    await store.note("genre", "fiction");
    await store.add(textFile("novel.txt"), textFile("broken [fault: processing failed].txt"));
    await expect(store.row("broken").getByRole("alert")).toBeVisible();
    await store.ready("novel.txt");
    await store.row("novel.txt").getByRole("button", { name: "Delete novel.txt" }).click();
    await expect(store.dialog.getByRole("button", { name: "Keep" })).toBeFocused();
  },
  "the functions": async (page) => {
    const functions = new FunctionsPage(page);
    await functions.declare(LOOK_OUTSIDE);
    await functions.open();
    await functions.dialog.getByRole("radio", { name: "Only these" }).check();
  },
  "a function that is tried": async (page) => {
    const functions = new FunctionsPage(page);
    await functions.declare(LOOK_OUTSIDE);
    await functions.open();
    await functions.dialog.getByRole("button", { name: "Edit look_outside" }).click();
    await functions.dialog.getByRole("button", { name: "Try it" }).click();
    await functions.dialog.getByRole("textbox", { name: "Arguments" }).fill('{"location": "Paris"}');
    await functions.dialog.getByRole("button", { name: "Run", exact: true }).click();
    const outcome = functions.dialog.getByRole("status", { name: "Outcome" });
    await expect(outcome).toContainText("Rain over Paris");
    await outcome.scrollIntoViewIfNeeded();
  },
  "calls that are to be allowed": async (page, chat) => {
    const functions = new FunctionsPage(page);
    await functions.declare(LOOK_OUTSIDE);
    const reply = await chat.ask("Call look_outside in Paris and London");
    await reply.getByRole("button", { name: "Give a reason" }).last().click();
    await expect(reply.getByRole("textbox", { name: "Reason" })).toBeVisible();
  },
  "a call that waits for its result": async (page, chat) => {
    const functions = new FunctionsPage(page);
    await functions.declare({ name: "find_parcel", executor: { kind: "by_hand" }, approval: "allowed" });
    await chat.ask("Call find_parcel");
    await expect(functions.byHand("find_parcel")).toBeVisible();
  },
  "an action on a screen that is asked for": async (page, chat) => {
    await new ToolsPage(page).switchOn("Computer use");
    const reply = await chat.ask("Click the button that opens the settings");
    await expect(reply.getByRole("textbox", { name: "Result" })).toBeVisible();
  },
  "an answer with code that ran, and its chart": async (page, chat) => {
    await new ToolsPage(page).switchOn("Code execution");
    const reply = await chat.ask("Plot a chart of 3, 5, 8, 13 and 21 with Python");
    await expect(reply.getByRole("img")).toBeVisible();
    await reply.getByRole("button", { name: "Ran Python" }).click();
  },
  "an answer with pages and places": async (page, chat) => {
    await new ToolsPage(page).switchOn("URL context", "Google Maps");
    const read = await chat.ask("Compare https://example.com/a and https://example.com/missing");
    await read.getByRole("button", { name: "Read 1 of 2 pages" }).click();
    const found = await chat.ask("Three coffee places, please");
    await found.getByRole("button", { name: "Looked up places" }).click();
  },
};
