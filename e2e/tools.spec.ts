import type { Request } from "@playwright/test";
import { ChatPage, ownWord } from "./chat-page";
import { expect, test } from "./fixtures";
import { chooseModel, ToolsPage } from "./tools-page";

async function bodyOf(request: Request): Promise<string> {
  const response = await request.response();
  return (await response?.text().catch(() => "")) ?? "";
}

test("code that runs is shown with what it wrote, and its chart is a picture in the answer @phone", async ({
  page,
}) => {
  const [chat, tools] = [new ChatPage(page), new ToolsPage(page)];
  await page.goto("/");
  await tools.switchOn("Code execution");
  const reply = await chat.ask("Plot a chart of 3, 5, 8, 13 and 21 with Python");
  const use = reply.getByRole("group", { name: "Code execution, done" });
  await expect(reply.getByRole("img")).toBeVisible();
  await use.getByRole("button", { name: /Ran Python/ }).click();
  await expect(use.getByText("import matplotlib.pyplot as plt")).toBeVisible();
  await page.reload();
  await expect(reply.getByRole("img")).toBeVisible();
  await expect(use).toBeVisible();
});

test("code that fails is told from code that runs, and each round can be read", async ({ page }) => {
  const [chat, tools] = [new ChatPage(page), new ToolsPage(page)];
  await page.goto("/");
  await tools.switchOn("Code execution");
  const reply = await chat.ask("Divide 1 by zero with Python");
  const failed = reply.getByRole("group", { name: "Code execution, failed" });
  await failed.getByRole("button").first().click();
  await expect(failed.getByText("ZeroDivisionError: division by zero")).toBeVisible();
  await expect(reply.getByRole("group", { name: "Code execution, done" })).toBeVisible();
});

test("of pages that were to be read each says what became of it", async ({ page }) => {
  const [chat, tools] = [new ChatPage(page), new ToolsPage(page)];
  await page.goto("/");
  await tools.switchOn("URL context");
  const reply = await chat.ask("Compare https://example.com/a and https://example.com/missing");
  const use = reply.getByRole("group", { name: "URL context, done" });
  await use.getByRole("button", { name: /Read 1 of 2 pages/ }).click();
  const pages = use.getByRole("listitem");
  await expect(pages).toHaveText([/example\.com\/a.*Read/, /example\.com\/missing.*Could not be read/]);
  await expect(pages.first().getByRole("link")).toHaveAttribute("rel", /noopener/);
});

test("three places are named, linked, and marked as those of Google Maps", async ({ page, emulator }) => {
  const [chat, tools] = [new ChatPage(page), new ToolsPage(page)];
  const word = ownWord();
  await page.goto("/");
  await tools.open();
  await tools.menu.getByRole("menuitem", { name: "Set up Google Maps" }).click();
  const dialog = page.getByRole("dialog", { name: "Google Maps" });
  await dialog.getByRole("textbox", { name: "Latitude" }).fill("34,05");
  await dialog.getByRole("textbox", { name: "Longitude" }).fill("-118.24");
  await dialog.getByRole("button", { name: "Save" }).click();
  const reply = await chat.ask(`Three coffee places, please, ${word}`);
  const use = reply.getByRole("group", { name: "Google Maps, done" });
  await use.getByRole("button", { name: /Looked up places/ }).click();
  await expect(use.getByRole("listitem")).toHaveCount(3);
  await expect(use.getByRole("listitem").first().getByRole("link").first()).toHaveAttribute(
    "href",
    /^https:/,
  );
  const mark = use.getByText("Google Maps", { exact: true });
  await expect(mark).toHaveAttribute("translate", "no");
  const sent = (await emulator.requests()).find((request) => JSON.stringify(request).includes(word));
  expect(sent?.body).toMatchObject({
    tools: [{ type: "google_maps", latitude: 34.05, longitude: -118.24 }],
  });
});

test("what is switched on is remembered by its thread, and the next new chat has none of it @phone", async ({
  page,
}) => {
  const [chat, tools] = [new ChatPage(page), new ToolsPage(page)];
  await page.goto("/");
  await tools.switchOnSearch();
  await chat.ask("Who won Euro 2024?");
  await tools.switchOn("URL context");
  const first = await chat.threadUrl();
  await page.reload();
  await expect(tools.search).toHaveAttribute("aria-pressed", "true");
  await expect(tools.toolsButton).toHaveAccessibleDescription("On: URL context");
  await page.goto("/");
  await expect(tools.search).toHaveAttribute("aria-pressed", "false");
  await expect(tools.toolsButton).not.toHaveAccessibleDescription("On: URL context");
  await page.goto(first);
  await expect(tools.search).toHaveAttribute("aria-pressed", "true");
});

test("a tool that cannot be used now says why and what one can do, and comes back when one has @phone", async ({
  page,
}) => {
  const tools = new ToolsPage(page);
  await page.goto("/");
  await tools.switchOnSearch();
  await tools.open();
  const files = tools.tool("File search");
  await expect(files).toHaveAttribute("aria-disabled", "true");
  const why = "File search cannot be used together with Google Search. Switch Google Search off first.";
  await expect(files).toHaveAccessibleDescription(why);
  await expect(files.getByText(why)).toBeVisible();
  await files.focus();
  await expect(files).toBeFocused();
  await tools.close();
  await tools.search.click();
  await tools.open();
  await expect(files).not.toHaveAttribute("aria-disabled", "true");
  await tools.close();
  await chooseModel(page, "Gemini 3.8 Flash TTS");
  await expect(tools.search).toHaveAttribute("aria-disabled", "true");
  await expect(tools.search).toHaveAccessibleDescription(
    "Gemini 3.8 Flash TTS has no Google Search. Choose another model for it.",
  );
  await tools.search.click({ force: true });
  await expect(tools.search).toHaveAttribute("aria-pressed", "false");
  await chooseModel(page, "Gemini 3.8 Flash");
  await expect(tools.search).not.toHaveAttribute("aria-disabled", "true");
});

test("a model that takes less is sent less, and what it does not take is on again with another", async ({
  page,
  emulator,
}) => {
  const [chat, tools] = [new ChatPage(page), new ToolsPage(page)];
  const word = ownWord();
  await page.goto("/");
  await tools.switchOn("URL context", "Google Maps");
  await chooseModel(page, "Gemini 2.5 Flash");
  await chat.ask(`Read https://example.com/${word}`);
  const sent = (await emulator.requests()).find((request) => JSON.stringify(request).includes(word));
  expect(sent?.body).toMatchObject({ tools: [{ type: "url_context" }] });
  await chooseModel(page, "Gemini 3.8 Flash");
  await expect(tools.toolsButton).toHaveAccessibleDescription("On: URL context, Google Maps");
});

test("a search that is told of after the answer moves nothing, and is read before it later", async ({
  page,
}) => {
  const [chat, tools] = [new ChatPage(page), new ToolsPage(page)];
  await page.goto("/");
  await chooseModel(page, "Gemini 2.5 Flash");
  await tools.switchOnSearch();
  // What shows replies has come by then: only who saw the search come keeps it where it came.
  await chat.ask("Count to 5 [pace: 0]");
  const reply = await chat.send("Who won Euro 2024?");
  const answer = reply.locator('[data-part="content"]').first();
  const depth = async () => {
    const [text, whole] = [await answer.boundingBox(), await reply.boundingBox()];
    return (text?.y ?? 0) - (whole?.y ?? 0);
  };
  const before = await depth();
  const search = reply.getByRole("group", { name: "Google Search, done" });
  await expect(search).toBeVisible();
  await expect(reply).toHaveAttribute("aria-busy", "false");
  const isAfter = async () => {
    const [line, text] = [await search.boundingBox(), await answer.boundingBox()];
    return (line?.y ?? 0) > (text?.y ?? 0);
  };
  expect(await isAfter(), "it stands where it came").toBe(true);
  expect(await depth()).toBe(before);
  await page.reload();
  await expect(search).toBeVisible();
  expect(await isAfter(), "and later before the answer").toBe(false);
});

test("the headers of an MCP server reach Google, and never come back to the page", async ({
  page,
  emulator,
}) => {
  const [chat, tools] = [new ChatPage(page), new ToolsPage(page)];
  const [word, secret] = [ownWord(), `Bearer ${ownWord()}-secret`];
  const answers: Promise<string>[] = [];
  await page.goto("/");
  // Of a request that never ends, such as one that the reload breaks off, there is nothing to read.
  page.on("requestfinished", (request) => {
    if (request.url().includes("/api/")) answers.push(bodyOf(request));
  });
  await tools.open();
  await tools.tool("MCP servers").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Add a server" }).click();
  await dialog.getByRole("textbox", { name: "Name", exact: true }).fill("calendar");
  await dialog.getByRole("textbox", { name: "Address" }).fill("https://mcp.example.com/v1");
  await dialog.getByRole("button", { name: "Add a header" }).click();
  await dialog.getByLabel("Header 1, name").fill("Authorization");
  await dialog.getByLabel("Header 1, value").fill(secret);
  await dialog.getByRole("button", { name: "Add server" }).click();
  await expect(dialog.getByRole("listitem")).toContainText("Headers kept: Authorization");
  await expect(dialog.getByRole("checkbox", { name: "calendar" })).toBeChecked();
  await dialog.getByRole("button", { name: "Save" }).click();
  const reply = await chat.ask(`What is in my calendar, ${word}?`);
  await expect(reply.getByRole("group", { name: "MCP server calendar, done" })).toBeVisible();
  const sent = (await emulator.requests()).find((request) => JSON.stringify(request).includes(word));
  expect(sent?.body).toMatchObject({
    tools: [
      {
        type: "mcp_server",
        name: "calendar",
        url: "https://mcp.example.com/v1",
        // The emulator tells of what it was sent, but for the values of headers.
        headers: { Authorization: "…" },
      },
    ],
  });
  await page.reload();
  await expect(reply).toBeVisible();
  await tools.open();
  await tools.menu.getByRole("menuitem", { name: "Set up MCP servers" }).click();
  await expect(dialog.getByRole("listitem")).toContainText("Authorization");
  await dialog.getByRole("button", { name: "Remove calendar" }).click();
  await dialog.getByRole("button", { name: "Remove it" }).click();
  await expect(dialog.getByText("There is no server yet.")).toBeVisible();
  expect((await Promise.all(answers)).join("\n")).not.toContain(secret);
  expect(await page.content()).not.toContain(secret);
});

test("an action on a screen is asked for with its reason, and goes on with what a person says", async ({
  page,
}) => {
  const [chat, tools] = [new ChatPage(page), new ToolsPage(page)];
  await page.goto("/");
  await tools.switchOn("Computer use");
  const reply = await chat.send("Click the button that opens the settings");
  await expect(reply.getByRole("group", { name: "Computer use: click, requested" })).toContainText(
    /at \d+, \d+/,
  );
  const answer = reply.getByRole("group", { name: "Result: click" });
  await answer.getByRole("textbox", { name: "Result" }).fill("The settings are open.");
  await answer.getByRole("button", { name: "Send result" }).click();
  await expect(reply.getByRole("group", { name: "Computer use: click, done" })).toContainText(
    "The settings are open.",
  );
  await expect(reply).toContainText("The settings are open");
});

test("an action on a screen can be refused, and the model hears of it", async ({ page }) => {
  const [chat, tools] = [new ChatPage(page), new ToolsPage(page)];
  await page.goto("/");
  await tools.switchOn("Computer use");
  const reply = await chat.send("Click the button that opens the settings");
  await reply.getByRole("group", { name: "Result: click" }).getByRole("button", { name: "Refuse" }).click();
  const action = reply.getByRole("group", { name: "Computer use: click, refused" });
  await expect(action).toContainText("The person did not allow this call.");
});
