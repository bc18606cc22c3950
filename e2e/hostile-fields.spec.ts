import type { BrowserContext, Page } from "@playwright/test";
import { hostileTexts } from "../components/content/hostile-texts";
import { type ApiClient, newId } from "./api-client";
import { settled } from "./chat-page";
import { attach, textFile } from "./files";
import { expect } from "./fixtures";
import { FunctionsPage } from "./functions-page";
import { test } from "./scripted-fixture";
import { citedText, type ScriptedStep } from "./scripted-google";
import { watchForHarm } from "./watch-for-harm";

// What no field takes is no text that could be shown.
const TEXTS = hostileTexts.filter((text) => !text.includes("\0") && text.isWellFormed());

/** The texts, as many together as a field has room for. */
function packed(room: number): string[] {
  const packs: string[] = [];
  for (const text of TEXTS) {
    const last = packs.at(-1);
    if (last !== undefined && last.length + text.length < room) packs[packs.length - 1] = `${last} ${text}`;
    else packs.push(text.slice(0, room));
  }
  return packs;
}

/** The browser as the person that `client` is. */
async function become(context: BrowserContext, client: ApiClient): Promise<void> {
  const [name = "", value = ""] = client.cookie?.split("=") ?? [];
  const url = client.url.replace("http:", "https:");
  await context.addCookies([{ name, value, url, secure: true, httpOnly: true, sameSite: "Lax" }]);
}

type Message = { input: object[]; settings?: object; threadId?: string };

async function send(
  client: ApiClient,
  { input, settings = {}, threadId = newId() }: Message,
): Promise<string> {
  const response = await client.fetch(`/api/threads/${threadId}/turns`, {
    method: "POST",
    body: {
      turnId: newId(),
      parentId: null,
      input,
      settings: { model: "gemini-3.8-flash", ...settings },
      newThread: true,
    },
  });
  expect(response.status, await response.text()).toBe(200);
  return threadId;
}

/** As the server draws it, and as the page does that finds it. */
async function openTwice(page: Page, threadId: string): Promise<void> {
  for (const open of [() => page.goto(`/threads/${threadId}`), () => page.reload()]) {
    await open();
    await settled(page.getByRole("article", { name: "Reply" }).last());
  }
}

/** Opens what can be opened in the conversation, and then what that shows. */
async function openAll(page: Page): Promise<void> {
  const closed = page.getByRole("log").locator("button[aria-expanded=false]:not([aria-haspopup])");
  for (let round = 0; round < 2; round += 1) {
    await expect(async () => {
      await closed.evaluateAll((buttons) => {
        for (const button of buttons) (button as HTMLElement).click();
      });
      expect(await closed.count()).toBe(0);
    }).toPass();
  }
}

const output = (text: string): ScriptedStep => ({
  step: { type: "model_output", content: [{ type: "text", text }] },
});

/** A use of a tool in which everything that its kind shows is the text. */
const TOOLS: ((text: string, id: string) => ScriptedStep[])[] = [
  (text, id) => [
    { step: { type: "google_search_call", id, arguments: { queries: [text] } } },
    { step: { type: "google_search_result", call_id: id, result: [] } },
  ],
  (text, id) => [
    { step: { type: "url_context_call", id, arguments: { urls: [text] } } },
    { step: { type: "url_context_result", call_id: id, result: [{ url: text, status: "success" }] } },
  ],
  (text, id) => [
    { step: { type: "code_execution_call", id, arguments: { code: text, language: "python" } } },
    { step: { type: "code_execution_result", call_id: id, result: text } },
  ],
  (text, id) => [
    { step: { type: "google_maps_call", id, arguments: { queries: [text] } } },
    { step: { type: "google_maps_result", call_id: id, result: [{ places: [{ name: text, url: text }] }] } },
  ],
  (text, id) => [
    {
      step: {
        type: "mcp_server_tool_call",
        id,
        name: text,
        server_name: text,
        arguments: { [text]: text, deep: [{ text }] },
      },
    },
    { step: { type: "mcp_server_tool_result", call_id: id, result: [{ type: "text", text }] } },
  ],
  (text, id) => [
    { step: { type: "function_call", id, name: text, arguments: { [text]: text } } },
    { step: { type: "function_result", call_id: id, name: text, result: text } },
  ],
];

/** As many as the list shows at first. */
const ROWS = 15;

test.describe("hostile texts", () => {
  test.slow();

  test("RN-01 are text in a message, an answer, a title and an instruction, from the server and in the page", async ({
    page,
    context,
    client,
    google,
    app,
  }) => {
    const harm = await watchForHarm(context, app.url);
    google.answerWith(...TEXTS.flatMap((text) => [output(text)]));
    const system_instruction = packed(30_000)[0] ?? "";
    const threadId = await send(client, {
      input: TEXTS.map((text) => ({ type: "text", text })),
      settings: { system_instruction },
    });
    await become(context, client);
    const titles = packed(200);
    await client.json(`/api/threads/${threadId}`, { method: "PATCH", body: { title: titles[0] } });
    await openTwice(page, threadId);
    await expect(page.locator("[data-part=content]")).toHaveCount(TEXTS.length);
    for (const title of titles.slice(1)) {
      await client.json(`/api/threads/${threadId}`, { method: "PATCH", body: { title } });
    }
    await page.reload();
    await expect(page).toHaveTitle(/./);
    await page.getByRole("button", { name: "Settings", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Settings" });
    const field = dialog.getByRole("textbox", { name: /instruction/i });
    await expect
      .poll(async () => (await field.inputValue()).length)
      .toBeGreaterThan(system_instruction.length / 2);
    expect(harm).toEqual([]);
  });

  test("RN-01 are text in every title of the list", async ({ page, context, client, google, app }) => {
    const harm = await watchForHarm(context, app.url);
    google.answerWith(output("Yes."));
    const titles = packed(200);
    const threadIds: string[] = [];
    for (let count = 0; count < ROWS; count += 1) {
      threadIds.push(await send(client, { input: [{ type: "text", text: "Hello" }] }));
    }
    await become(context, client);
    const rows = page.getByRole("navigation", { name: "Threads" }).getByRole("link");
    for (let at = 0; at < titles.length; at += ROWS) {
      for (const [index, title] of titles.slice(at, at + ROWS).entries()) {
        await client.json(`/api/threads/${threadIds[index]}`, { method: "PATCH", body: { title } });
      }
      await page.goto("/");
      await expect(rows.filter({ hasText: titles[at]?.trim().slice(0, 12) ?? "" }).first()).toBeVisible();
    }
    expect(harm).toEqual([]);
  });

  test("RN-01 are text in what a tool was asked and answered, and in what is cited", async ({
    page,
    context,
    client,
    google,
    app,
  }) => {
    const harm = await watchForHarm(context, app.url);
    const uses = TEXTS.flatMap((text, index) => TOOLS[index % TOOLS.length]?.(text, `call${index}`) ?? []);
    const words = TEXTS.map((_, index) => `word${index}`);
    const cited = TEXTS.flatMap((text, index) => [
      { words: `word${index}`, url: text, title: text },
      { words: `word${index}`, url: `https://cited.example/${index}`, title: text },
    ]);
    google.answerWith(...uses, citedText(words.join(" "), cited, 500));
    const threadId = await send(client, { input: [{ type: "text", text: "Hello" }] });
    await become(context, client);
    await openTwice(page, threadId);
    const reply = page.getByRole("article", { name: "Reply" });
    await openAll(page);
    await expect(reply.getByRole("link").first()).toBeVisible();
    expect(harm).toEqual([]);
  });

  test("RN-01 are text in the name of a file", async ({ page, context, client, google, app }) => {
    const harm = await watchForHarm(context, app.url);
    google.answerWith(output("Yes."));
    const names = packed(150).map((name) => `${name}.txt`);
    const contents: object[] = [];
    for (const name of names) {
      const { content } = await attach(client, textFile("x", name));
      if (content) contents.push(content);
    }
    await become(context, client);
    for (let at = 0; at < contents.length; at += 10) {
      const input = [{ type: "text", text: "Look" }, ...contents.slice(at, at + 10)];
      const threadId = await send(client, { input });
      await page.goto(`/threads/${threadId}`);
      await expect(page.getByRole("article", { name: "You" })).toContainText(".txt");
    }
    expect(harm).toEqual([]);
  });

  test("RN-01 PX-03 are text in the message of an error", async ({ page, context, client, google, app }) => {
    const harm = await watchForHarm(context, app.url);
    let threadId = "";
    for (const message of packed(2_000)) {
      google.refuseWith(message);
      threadId = await send(client, { input: [{ type: "text", text: "Hello" }] });
      await become(context, client);
      await page.goto(`/threads/${threadId}`);
      await expect(page.getByText("Gemini did not accept this request.").first()).toBeVisible();
      await openAll(page);
    }
    google.answerWith();
    expect(harm).toEqual([]);
  });

  test("RN-01 are text in a function, and in its form", async ({ page, context, client, app }) => {
    const harm = await watchForHarm(context, app.url);
    for (const [index, description] of packed(3_900).entries()) {
      const executor = { kind: "by_hand" };
      const parameters = { type: "object", properties: { a: { type: "string", description } } };
      const body = {
        type: "function",
        name: `f${index}`,
        description,
        parameters,
        executor,
        approval: "ask",
      };
      await client.json(`/api/functions/f${index}`, { method: "PUT", body });
    }
    await become(context, client);
    await page.goto("/");
    const functions = new FunctionsPage(page);
    await functions.open();
    await expect(functions.dialog.getByText("f0").first()).toBeVisible();
    for (const edit of await functions.dialog.getByRole("button", { name: /^Edit f\d/ }).all()) {
      await edit.click();
      await expect(functions.dialog.getByRole("textbox").first()).toBeVisible();
      await functions.dialog
        .getByRole("button", { name: /Back|Cancel/ })
        .first()
        .click();
    }
    expect(harm).toEqual([]);
  });
});
