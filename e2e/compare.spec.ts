import type { Page } from "@playwright/test";
import { ChatPage, grown, ownWord, settled, textOf } from "./chat-page";
import { expect, test } from "./fixtures";
import { compareWith } from "./making";

const columnsOf = (page: Page) => page.getByRole("group", { name: "Answers compared" });
const columnOf = (page: Page, name: string) => columnsOf(page).getByRole("region", { name, exact: true });
const choiceOf = (page: Page, name: string) =>
  columnOf(page, name).getByRole("button", { name: "Go on with this" });

test("8 one message is asked of three models side by side, and the chosen one goes on @phone", async ({
  page,
  emulator,
}) => {
  const chat = new ChatPage(page);
  const word = ownWord();
  await page.goto("/");
  await compareWith(page, "Gemini 3.1 Pro", "Gemini 2.5 Flash");
  const strip = page.getByRole("group", { name: "Comparison" });
  await expect(strip).toContainText("Also asked of Gemini 3.1 Pro and Gemini 2.5 Flash");
  await expect(strip).toContainText(/About \$0\.0\d+ together/);
  await chat.write(`Count to 20 ${word}`);
  await chat.sendButton.click();
  await expect(strip).toBeHidden();
  await expect(columnsOf(page).getByRole("region")).toHaveCount(3);
  for (const reply of await chat.replies.all()) {
    await settled(reply);
    expect(await textOf(reply)).toContain("20");
  }
  await expect(choiceOf(page, "Gemini 3.8 Flash")).toHaveAttribute("aria-pressed", "true");
  const asked = (await emulator.requests()).filter(({ body }) => JSON.stringify(body ?? {}).includes(word));
  const models = asked.map(({ body }) => (body as { model?: string; stream?: boolean }) ?? {});
  expect(
    models
      .filter(({ stream }) => stream)
      .map(({ model }) => model)
      .sort(),
  ).toEqual(["gemini-2.5-flash", "gemini-3.1-pro-preview", "gemini-3.8-flash"]);

  await choiceOf(page, "Gemini 2.5 Flash").click();
  await expect(choiceOf(page, "Gemini 2.5 Flash")).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("button", { name: "Model" })).toHaveAccessibleDescription("Gemini 2.5 Flash");
  await page.reload();
  await expect(choiceOf(page, "Gemini 2.5 Flash")).toHaveAttribute("aria-pressed", "true");
  await expect(columnsOf(page).getByRole("region")).toHaveCount(3);

  await chat.send("Count to 5");
  await expect(columnsOf(page)).toBeHidden();
  await expect(chat.replies).toHaveCount(2);
  await settled(chat.replies.last());
  await expect(chat.conversation.getByText(/^[123] of 3$/)).toBeVisible();
});

test("8 stopping a comparison stops all of its answers", async ({ page }) => {
  const chat = new ChatPage(page);
  await page.goto("/");
  await compareWith(page, "Gemini 2.5 Flash");
  await chat.write("Count to 2000 [pace: 3]");
  await chat.sendButton.click();
  await expect(columnsOf(page).getByRole("region")).toHaveCount(2);
  for (const reply of await chat.replies.all()) await grown(reply, 40);
  await chat.stop();
  for (const reply of await chat.replies.all()) {
    await settled(reply);
    await expect(reply).toContainText("Stopped");
  }
});

test("8 what one of the models cannot take is said before it is sent, and a comparison can be called off", async ({
  page,
}) => {
  const chat = new ChatPage(page);
  await page.goto("/");
  await compareWith(page, "Gemini 2.5 Flash");
  await page.getByRole("button", { name: "Stop comparing" }).click();
  await expect(chat.message).toBeFocused();
  await chat.ask("Count to 5");
  await expect(columnsOf(page)).toBeHidden();
  await expect(chat.replies).toHaveCount(1);
});
