import type { Locator, Page } from "@playwright/test";
import { ChatPage, openBy, ownWord } from "./chat-page";
import { expect, test } from "./fixtures";

async function openSettings(page: Page): Promise<Locator> {
  const dialog = page.getByRole("dialog", { name: "Settings" });
  await openBy(page.getByRole("button", { name: "Settings", exact: true }), dialog);
  return dialog;
}

async function save(dialog: Locator): Promise<void> {
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
}

async function chooseModel(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Model", exact: true }).click();
  await page.getByRole("listbox", { name: "Models" }).getByRole("option", { name, exact: true }).click();
  await expect(page.getByRole("button", { name: "Model", exact: true })).toHaveAccessibleDescription(name);
}

test("every setting is kept with its thread and sent with each of its turns @phone", async ({
  page,
  emulator,
}) => {
  const chat = new ChatPage(page);
  const word = ownWord();
  await page.goto("/");
  await chat.ask("Write a haiku");
  const dialog = await openSettings(page);
  await dialog.getByRole("textbox", { name: "System instruction" }).fill("Answer like a sailor.");
  await dialog.getByRole("combobox", { name: "Thinking level" }).selectOption({ label: "High" });
  await dialog.getByRole("textbox", { name: "Max output tokens" }).fill("500");
  await dialog.getByRole("textbox", { name: "Seed" }).fill("7");
  await dialog.getByRole("textbox", { name: "Stop sequences" }).fill("17\n99");
  await dialog.getByRole("combobox", { name: "Service tier" }).selectOption({ label: "Flex" });
  await dialog.getByRole("switch", { name: "Store at Google" }).click();
  await save(dialog);

  const reply = await chat.ask(`Count to 30, ${word}`);
  await expect(reply).toContainText("15 16");
  await expect(reply).not.toContainText("17");
  await chat.ask(`And again, ${word}`);
  const calls = await emulator.calls(word);
  expect(calls).toHaveLength(2);
  for (const call of calls) {
    expect(call).toMatchObject({
      model: "gemini-3.8-flash",
      system_instruction: "Answer like a sailor.",
      service_tier: "flex",
      store: false,
      generation_config: {
        thinking_level: "high",
        max_output_tokens: 500,
        seed: 7,
        stop_sequences: ["17", "99"],
      },
    });
  }

  await page.reload();
  const again = await openSettings(page);
  await expect(again.getByRole("textbox", { name: "System instruction" })).toHaveValue(
    "Answer like a sailor.",
  );
  await expect(again.getByRole("combobox", { name: "Thinking level" })).toHaveValue("high");
  await expect(again.getByRole("textbox", { name: "Max output tokens" })).toHaveValue("500");
  await expect(again.getByRole("textbox", { name: "Seed" })).toHaveValue("7");
  await expect(again.getByRole("textbox", { name: "Stop sequences" })).toHaveValue("17\n99");
  await expect(again.getByRole("combobox", { name: "Service tier" })).toHaveValue("flex");
  await expect(again.getByRole("switch", { name: "Store at Google" })).not.toBeChecked();
});

test("the settings of one thread are not those of another", async ({ page, emulator }) => {
  const chat = new ChatPage(page);
  const word = ownWord();
  await page.goto("/");
  await chat.ask("Write a haiku");
  const dialog = await openSettings(page);
  await dialog.getByRole("textbox", { name: "System instruction" }).fill("Answer like a sailor.");
  await save(dialog);
  await chat.newChat();
  await chat.ask(`Count to 20, ${word}`);
  const [call] = await emulator.calls(word);
  expect(call).not.toHaveProperty("system_instruction");
  expect(call).not.toHaveProperty("store");
  const other = await openSettings(page);
  await expect(other.getByRole("textbox", { name: "System instruction" })).toHaveValue("");
});

test("settings that are taken back are no longer sent", async ({ page, emulator }) => {
  const chat = new ChatPage(page);
  const word = ownWord();
  await page.goto("/");
  const dialog = await openSettings(page);
  await dialog.getByRole("textbox", { name: "System instruction" }).fill("Answer like a sailor.");
  await dialog.getByRole("textbox", { name: "Seed" }).fill("7");
  await save(dialog);
  await chat.ask(`Count to 20, ${word}`);
  await openSettings(page);
  await dialog.getByRole("textbox", { name: "System instruction" }).fill("");
  await dialog.getByRole("textbox", { name: "Seed" }).fill("");
  await save(dialog);
  await chat.ask(`Count to 25, ${word}`);
  const [before, after] = await emulator.calls(word);
  expect(before).toMatchObject({
    system_instruction: "Answer like a sailor.",
    generation_config: { seed: 7 },
  });
  expect(after).not.toHaveProperty("system_instruction");
  expect(after?.generation_config).not.toHaveProperty("seed");
});

test("what cannot be sent is named at its field, and nothing is saved until it is right", async ({
  page,
  emulator,
}) => {
  const chat = new ChatPage(page);
  const word = ownWord();
  await page.goto("/");
  const dialog = await openSettings(page);
  const tokens = dialog.getByRole("textbox", { name: "Max output tokens" });
  const seed = dialog.getByRole("textbox", { name: "Seed" });
  const stops = dialog.getByRole("textbox", { name: "Stop sequences" });
  await tokens.fill("0");
  await seed.fill("a few");
  await stops.fill("1\n2\n3\n4\n5\n6");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(tokens).toHaveAccessibleDescription("At least 1.");
  await expect(seed).toHaveAccessibleDescription("A whole number is needed.");
  await expect(stops).toHaveAccessibleDescription("At most 5 lines.");
  for (const field of [tokens, seed, stops]) await expect(field).toHaveAttribute("aria-invalid", "true");
  await tokens.fill("60");
  await seed.fill("3");
  await stops.fill("");
  await save(dialog);
  await chat.ask(`Count to 20, ${word}`);
  const [call] = await emulator.calls(word);
  expect(call?.generation_config).toMatchObject({ max_output_tokens: 60, seed: 3 });
});

test("settings that are cancelled change nothing, and the focus goes back to their button", async ({
  page,
  emulator,
}) => {
  const chat = new ChatPage(page);
  const word = ownWord();
  await page.goto("/");
  const dialog = await openSettings(page);
  await dialog.getByRole("textbox", { name: "System instruction" }).fill("Answer like a sailor.");
  await page.keyboard.press("Escape");
  await dialog.getByRole("button", { name: "Discard" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "Settings", exact: true })).toBeFocused();
  await chat.ask(`Count to 20, ${word}`);
  expect((await emulator.calls(word))[0]).not.toHaveProperty("system_instruction");
});

test("another model answers the next turn, in the same thread @phone", async ({ page, emulator }) => {
  const chat = new ChatPage(page);
  const word = ownWord();
  await page.goto("/");
  await chat.ask(`I have 2 dogs in my house, ${word}.`);
  await chooseModel(page, "Gemini 3.5 Flash-Lite");
  const next = await chat.ask(`How many paws are in my house? ${word}`);
  await expect(next).toContainText("8 paws");
  const calls = await emulator.calls(word);
  expect(calls.map(({ model }) => model)).toEqual(["gemini-3.8-flash", "gemini-3.5-flash-lite"]);
  await page.reload();
  await expect(page.getByRole("button", { name: "Model", exact: true })).toHaveAccessibleDescription(
    "Gemini 3.5 Flash-Lite",
  );
});

test("a model is chosen with the keyboard alone", async ({ page, emulator }) => {
  const chat = new ChatPage(page);
  const word = ownWord();
  await page.goto("/");
  await chat.write(`Count to 20, ${word}`);
  await page.getByRole("button", { name: "Model", exact: true }).press("Enter");
  await expect(page.getByRole("listbox", { name: "Models" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Model", exact: true })).toBeFocused();
  await chat.message.press("Enter");
  await expect
    .poll(async () => (await emulator.calls(word)).map(({ model }) => model))
    .toEqual(["gemini-3.7-flash"]);
});

test("a thinking level that a model lacks is neither offered nor sent", async ({ page, emulator }) => {
  const chat = new ChatPage(page);
  const word = ownWord();
  await page.goto("/");
  await chat.write(`Count to 20, ${word}`);
  const levels = () => page.getByRole("combobox", { name: "Thinking level" }).getByRole("option");
  const dialog = await openSettings(page);
  await expect(levels()).toHaveText(["The model's own (medium)", "Low", "Medium", "High"]);
  await page.keyboard.press("Escape");
  await chooseModel(page, "Gemini 3.7 Flash");
  await openSettings(page);
  await dialog.getByRole("combobox", { name: "Thinking level" }).selectOption({ label: "Minimal" });
  await save(dialog);
  await chooseModel(page, "Gemini 3.8 Flash");
  await chat.sendButton.click();
  await expect.poll(() => emulator.calls(word)).toHaveLength(1);
  const [call] = await emulator.calls(word);
  expect(call?.generation_config).not.toHaveProperty("thinking_level");
  await chooseModel(page, "Gemma 4 31B");
  await openSettings(page);
  await expect(levels()).toHaveCount(0);
});

test("8 what is written in Settings does not go by a press beside them", async ({ page }) => {
  await page.goto("/");
  const dialog = await openSettings(page);
  const instruction = dialog.getByRole("textbox", { name: "System instruction" });
  await instruction.fill("Answer in rhyme");
  await page.mouse.click(5, 300);
  await expect(instruction).toHaveValue("Answer in rhyme");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await openSettings(page);
  await expect(instruction).toHaveValue("");
  await page.mouse.click(5, 300);
  await expect(dialog).toBeHidden();
});

test("what was written in a dialog is discarded only by who says so", async ({ page }) => {
  await page.goto("/");
  const dialog = await openSettings(page);
  const seed = dialog.getByRole("textbox", { name: "Seed" });
  await seed.fill("7");
  await page.keyboard.press("Escape");
  const question = dialog.getByRole("group", { name: "Discard what you have written?" });
  await expect(question.getByRole("button", { name: "Keep" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(question).toBeHidden();
  await expect(seed).toBeFocused();
  await expect(seed).toHaveValue("7");
  await dialog.getByRole("button", { name: "Close" }).click();
  await question.getByRole("button", { name: "Discard" }).click();
  await expect(dialog).toBeHidden();
  await openSettings(page);
  await expect(seed).toHaveValue("");
  await page.keyboard.press("Escape");
  await expect(dialog, "nothing was written").toBeHidden();
});
