import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Page } from "@playwright/test";
import { Attaching, textFile } from "./attaching";
import { ChatPage, ownWord } from "./chat-page";
import { expect, test } from "./fixtures";
import { FunctionsPage } from "./functions-page";

const dialogOf = (page: Page) => page.getByRole("dialog", { name: "Get code" });

test("1.14 the request of a reply is a program in three languages, and has no key @phone", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const chat = new ChatPage(page);
  await page.goto("/");
  const reply = await chat.ask(`Say "it's" $HOME`);
  await reply.getByRole("button", { name: "Get code" }).click();
  const dialog = dialogOf(page);
  const code = dialog.locator("code");
  await expect(code).toContainText("new GoogleGenAI({ apiKey: process.env.GEMINI_API_KEY })");
  await expect(code).toContainText(String.raw`text: "Say \"it's\" $HOME"`);
  await page.keyboard.press("Tab");
  await dialog.getByRole("tab", { name: "TypeScript" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(code).toContainText('client = genai.Client(api_key=os.environ["GEMINI_API_KEY"])');
  await dialog.getByRole("tab", { name: "curl" }).click();
  await expect(code).toContainText("x-goog-api-key: $GEMINI_API_KEY");
  await dialog.getByRole("button", { name: "Copy code" }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toContain(String.raw`"text": "Say \"it's\" $HOME"`);
  expect(await dialog.textContent()).not.toContain("test-key");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(reply.getByRole("button", { name: "Get code" })).toBeFocused();
});

test("1.14 a program that was downloaded, with the file beside it, asks what Parley asked", async ({
  page,
  emulator,
}) => {
  const [chat, attaching] = [new ChatPage(page), new Attaching(page)];
  const word = ownWord();
  await page.goto("/");
  await attaching.choose(textFile("heron's notes.txt", "The heron is grey."));
  const reply = await chat.ask(`What is in it? ${word}`);
  await reply.getByRole("button", { name: "Get code" }).click();
  const dialog = dialogOf(page);
  const saved = async (click: () => Promise<void>) => {
    const download = page.waitForEvent("download");
    await click();
    return readFile(await (await download).path());
  };
  const program = await saved(() => dialog.getByRole("button", { name: "Download request.mts" }).click());
  const file = await saved(() => dialog.getByRole("link", { name: "heron's notes.txt" }).click());
  expect(file.toString()).toBe("The heron is grey.");
  const folder = await mkdtemp(join(tmpdir(), "parley-program-"));
  try {
    await symlink(resolve("node_modules"), join(folder, "node_modules"));
    await writeFile(join(folder, "request.mts"), program);
    await writeFile(join(folder, "heron's notes.txt"), file);
    const answer = execFileSync(process.execPath, ["request.mts"], {
      cwd: folder,
      env: { ...process.env, GEMINI_API_KEY: "test-key", GOOGLE_GEMINI_BASE_URL: emulator.url },
    });
    expect(answer.toString()).toContain("The heron is grey.");
  } finally {
    await rm(folder, { recursive: true });
  }
  const [first, second] = await emulator.calls(word);
  expect(second).toEqual(first);
});

test("1.14 a reply of several requests has a program for each", async ({ page }) => {
  const [chat, functions] = [new ChatPage(page), new FunctionsPage(page)];
  await page.goto("/");
  await functions.switchOn("get_weather");
  const reply = await chat.ask("What is the weather in Paris?");
  await reply.getByRole("button", { name: "Get code" }).click();
  const dialog = dialogOf(page);
  await expect(dialog.locator("code")).toContainText("What is the weather in Paris?");
  await expect(dialog.locator("code")).toContainText("const answers: Record<string, Answer[]>");
  await dialog.getByRole("combobox", { name: "Request" }).selectOption("Request 2 of 2");
  await expect(dialog.locator("code")).toContainText('type: "function_result"');
  await expect(dialog.locator("code")).toContainText("previous_interaction_id");
});
