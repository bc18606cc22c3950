import type { Locator, Page } from "@playwright/test";
import { type ChatPage, ownWord, settled, statusOf } from "./chat-page";
import { test } from "./demo-fixture";
import { expect } from "./fixtures";
import { COMPOSER, chooseModel, decode, drawn, openWith, PAINTER, play, SPEAKER } from "./making";
import { SERVER_GONE } from "./server-gone";

const lightboxOf = (page: Page) => page.getByRole("dialog");
const versionsOf = (page: Page) => page.getByRole("list", { name: "Versions" }).getByRole("button");
const editingChip = (page: Page) => page.getByRole("group", { name: "Editing this picture" });

async function editPicture(chat: ChatPage, reply: Locator, text: string): Promise<void> {
  await reply.hover();
  await reply.getByRole("button", { name: "Edit image" }).click();
  await expect(editingChip(chat.page)).toBeVisible();
  await chat.write(text);
  await chat.sendButton.click();
  await expect(editingChip(chat.page)).toBeHidden();
}

async function openPicture(reply: Locator): Promise<void> {
  await reply.hover();
  await reply.getByRole("button", { name: "Open image" }).click();
}

test("a picture is edited twice, then its first version again, and every version stays @phone", async ({
  page,
  emulator,
}) => {
  const chat = await openWith(page, PAINTER);
  const word = ownWord();
  const first = await chat.ask("Draw a red boat on the sea");
  await expect(first.getByRole("img")).toHaveAccessibleName("Draw a red boat on the sea");
  const firstAddress = await (await drawn(first)).getAttribute("src");

  await editPicture(chat, first, "Make the sky orange");
  await settled(chat.replies.nth(1));
  await editPicture(chat, chat.replies.nth(1), "Add a whale");
  await settled(chat.replies.nth(2));
  const third = await (await drawn(chat.replies.nth(2))).getAttribute("src");
  expect(third).not.toBe(firstAddress);

  await editPicture(chat, chat.replies.first(), `Make it night, ${word}`);
  await expect(chat.messages).toHaveCount(2);
  await settled(chat.replies.last());
  await drawn(chat.replies.last());
  await expect(chat.messages.last()).toContainText("2 of 2");
  const [call] = await emulator.calls(word);
  expect(call?.previous_interaction_id).toBeTruthy();

  await openPicture(chat.replies.last());
  await expect(versionsOf(page)).toHaveCount(4);
  await expect(versionsOf(page).nth(3)).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("Escape");
  await chat.messages.last().getByRole("button", { name: "Previous version" }).click();
  await expect(chat.messages).toHaveCount(3);
  await expect(chat.messages.last()).toContainText("Add a whale");
  await expect(chat.replies.last().getByRole("img")).toHaveAttribute("src", third ?? "");
});

test("editing a picture brings back a model that makes pictures, and can be given up", async ({ page }) => {
  const chat = await openWith(page, PAINTER);
  const reply = await chat.ask("Draw a red boat on the sea");
  await chooseModel(page, "Gemini 3.8 Flash");
  await reply.hover();
  await reply.getByRole("button", { name: "Edit image" }).click();
  await expect(chat.message).toBeFocused();
  await expect(page.getByRole("button", { name: "Model", exact: true })).toHaveAccessibleDescription(PAINTER);
  await chat.newChat();
  await expect(editingChip(page)).toBeHidden();
  await page.goBack();
  await expect(editingChip(page)).toBeVisible();
  await page.getByRole("button", { name: "Stop editing" }).click();
  await expect(editingChip(page)).toBeHidden();
  await chat.ask("Add a whale");
  await expect(chat.messages).toHaveCount(2);
});

test("a picture downloads with the ending of what it is, whole", async ({ page }) => {
  const chat = await openWith(page, PAINTER);
  await page.getByRole("combobox", { name: "Aspect ratio" }).selectOption("3:2");
  const reply = await chat.ask("Draw a red boat on the sea");
  const picture = await drawn(reply);
  await reply.hover();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    reply.getByRole("link", { name: "Download image" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.jpg$/);
  const decoded = await decode(page, download.url());
  expect(decoded.magic).toMatch(/^ffd8ff/);
  expect(decoded).toMatchObject({ width: 1264, height: 848 });
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1264);
});

test("the chosen shape and size are asked for, and Auto asks for neither", async ({ page, emulator }) => {
  const chat = await openWith(page, PAINTER);
  const word = ownWord();
  await chat.ask(`Draw a cat, ${word}`);
  await page.getByRole("combobox", { name: "Aspect ratio" }).selectOption("9:16");
  await page.getByRole("combobox", { name: "Image size" }).selectOption("2K");
  await chat.ask(`Draw a dog, ${word}`);
  await page.reload();
  await expect(page.getByRole("combobox", { name: "Aspect ratio" })).toHaveValue("9:16");
  // Written first, so that the page is awake and takes notice of the choice.
  await chat.write(`Draw a hen, ${word}`);
  await page.getByRole("combobox", { name: "Aspect ratio" }).selectOption("");
  await chat.sendButton.click();
  await settled(chat.replies.nth(2));
  const formats = (await emulator.calls(word)).map((call) => call.response_format ?? null);
  expect(formats).toEqual([
    null,
    { type: "image", aspect_ratio: "9:16", image_size: "2K" },
    { type: "image", image_size: "2K" },
  ]);
});

test("a picture takes the place that was kept for it, and nothing moves up or down", async ({ page }) => {
  const chat = await openWith(page, PAINTER);
  await page.getByRole("combobox", { name: "Aspect ratio" }).selectOption("4:3");
  await watchShifts(page);
  const reply = await chat.ask("Draw a red boat on the sea");
  await drawn(reply);
  // `watchShifts` has hung it there.
  const { arrivedAt, shifts } = await page.evaluate(() => (window as unknown as { seen: Seen }).seen);
  expect(arrivedAt).toBeLessThan(Number.POSITIVE_INFINITY);
  expect(shifts.filter(({ at }) => at >= arrivedAt)).toEqual([]);
});

type Seen = { arrivedAt: number; shifts: { at: number; what: string }[] };

/** Notes when the first picture comes, and everything that moves up or down at any time. */
async function watchShifts(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: Seen = { arrivedAt: Number.POSITIVE_INFINITY, shifts: [] };
    Object.assign(window, { seen });
    new MutationObserver(() => {
      const isThere = document.querySelector("article figure img") !== null;
      if (isThere) seen.arrivedAt = Math.min(seen.arrivedAt, performance.now());
    }).observe(document.body, { childList: true, subtree: true });
    type Source = { node?: Node; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { sources: Source[] })[]) {
        const moved = entry.sources.filter(
          ({ previousRect, currentRect }) => previousRect.y !== currentRect.y,
        );
        for (const { node } of moved) seen.shifts.push({ at: entry.startTime, what: node?.nodeName ?? "" });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

test("a wait for a picture says what is waited for", async ({ page }) => {
  const chat = await openWith(page, PAINTER);
  const reply = await chat.send("Draw a red boat on the sea [pace: 2]");
  await expect(reply.getByText(`${PAINTER} is drawing.`)).toBeVisible();
  await settled(reply);
  await expect(reply.getByText(`${PAINTER} is drawing.`)).toBeHidden();
});

test("pictures are looked at, enlarged and compared by keyboard", async ({ page }) => {
  const chat = await openWith(page, PAINTER);
  await chat.ask("Draw a red boat on the sea");
  const second = await chat.ask("Make it night");
  const opener = second.getByRole("button", { name: "Open image" });
  await opener.focus();
  await page.keyboard.press("Enter");
  const lightbox = lightboxOf(page);
  const picture = lightbox.getByRole("img");
  await expect(picture).toHaveAccessibleName("Make it night");
  const widthOf = () => picture.evaluate((image) => image.getBoundingClientRect().width);
  const fitting = await widthOf();
  await page.keyboard.press("+");
  await expect.poll(widthOf).toBeGreaterThan(fitting);
  await page.keyboard.press("-");
  await page.keyboard.press("+");
  await page.keyboard.press("0");
  await expect.poll(widthOf).toBe(fitting);
  await page.keyboard.press("ArrowLeft");
  await expect(picture).toHaveAccessibleName("Draw a red boat on the sea");
  await page.keyboard.press("ArrowLeft");
  await expect(picture).toHaveAccessibleName("Draw a red boat on the sea");
  await page.keyboard.press("ArrowRight");
  await expect(picture).toHaveAccessibleName("Make it night");

  await lightbox.getByRole("button", { name: "Compare" }).press("Enter");
  await expect(picture).toHaveCount(2);
  await expect(lightbox.getByRole("button", { name: "Version 2", exact: true })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await lightbox.getByRole("button", { name: "Version 1", exact: true }).press("Enter");
  await versionsOf(page).nth(1).press("Enter");
  await expect(picture.first()).toHaveAccessibleName("Make it night");
  await page.keyboard.press("Escape");
  await expect(lightbox).toBeHidden();
  await expect(opener).toBeFocused();
});

test("a picture is enlarged by wheel and double click, and edited from there", async ({ page }) => {
  const chat = await openWith(page, PAINTER);
  const reply = await chat.ask("Draw a red boat on the sea");
  await openPicture(reply);
  const picture = lightboxOf(page).getByRole("img");
  await expect(picture).toBeVisible();
  const widthOf = () => picture.evaluate((image) => image.getBoundingClientRect().width);
  const fitting = await widthOf();
  await picture.hover();
  await page.mouse.wheel(0, -400);
  await expect.poll(widthOf).toBeGreaterThan(fitting);
  await picture.dblclick();
  await expect.poll(widthOf).toBe(fitting);
  await lightboxOf(page).getByRole("button", { name: "Edit image" }).click();
  await expect(lightboxOf(page)).toBeHidden();
  await expect(chat.message).toBeFocused();
  await expect(editingChip(page)).toBeVisible();
});

test("a refusal in words reads as one", async ({ page }) => {
  const chat = await openWith(page, PAINTER);
  const reply = await chat.ask("Draw a red boat [fault: no image]");
  await expect(reply).toContainText("I can't create that image.");
  await expect(reply).toContainText("The model answered in words; no picture was made.");
  await expect(statusOf(reply)).toHaveText("Answer complete");
  await expect(reply.getByRole("img")).toHaveCount(0);
});

test("a draft of a picture is among the thoughts and not in the answer", async ({ page }) => {
  const chat = await openWith(page, PAINTER);
  const reply = await chat.ask("Draw a red boat on the sea [fault: interim image]");
  await expect(reply.getByRole("img")).toHaveCount(1);
  await reply.getByRole("button", { name: "Thinking" }).click();
  await expect(reply.getByRole("img")).toHaveCount(2);
});

test.describe("when a file is gone", () => {
  test.use({ expectedConsole: [/status of 410/] });

  test("its place says so, and its name", async ({ page }) => {
    const chat = await openWith(page, PAINTER);
    const reply = await chat.ask("Draw a red boat on the sea");
    await drawn(reply);
    await page.route("**/api/media/*", (route) => route.fulfill({ status: 410, body: "" }));
    await page.reload();
    await expect(chat.replies).toContainText("File missing");
    await expect(chat.replies.getByRole("img")).toHaveCount(0);
  });
});

test.describe("when the server is killed", () => {
  test.use({ expectedConsole: [SERVER_GONE] });

  test("pictures, speech and songs are all there afterwards", async ({ page, demo }) => {
    const chat = await openWith(page, PAINTER, demo.url);
    await chat.ask("Draw a red boat on the sea");
    await chooseModel(page, SPEAKER);
    await chat.ask("The sun is out and the bread is warm.");
    await chooseModel(page, COMPOSER);
    await chat.ask("A 10 second song about rain");
    await expect(page.getByRole("group", { name: "Music" })).toBeVisible();
    await demo.kill();
    await demo.restart();
    await page.reload();
    await expect(chat.replies).toHaveCount(3);
    const address = await (await drawn(chat.replies.first())).getAttribute("src");
    expect(await decode(page, new URL(address ?? "", demo.url).href)).toMatchObject({
      width: 1024,
      height: 1024,
    });
    await play(page.getByRole("group", { name: "Speech" }));
    await play(page.getByRole("group", { name: "Music" }));
  });
});
