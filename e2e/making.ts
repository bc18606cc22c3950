import type { Locator, Page } from "@playwright/test";
import { ChatPage, openBy } from "./chat-page";
import { expect } from "./fixtures";

export const PAINTER = "Nano Banana 2.1";
export const SPEAKER = "Gemini 3.8 Flash TTS";
export const COMPOSER = "Lyria 3.5";
export const FILMER = "Omni 1.2 Flash";

/** A new chat with that model. */
export async function openWith(page: Page, model: string, url = "/"): Promise<ChatPage> {
  await page.goto(url);
  await chooseModel(page, model);
  return new ChatPage(page);
}

export async function chooseModel(page: Page, name: string): Promise<void> {
  const button = page.getByRole("button", { name: "Model", exact: true });
  const models = page.getByRole("listbox", { name: "Models" });
  await openBy(button, models);
  await models.getByRole("option", { name, exact: true }).click();
  await expect(button).toHaveAccessibleDescription(name);
}

/** Chooses what the next message is asked of besides. */
export async function compareWith(page: Page, ...names: string[]): Promise<void> {
  await page.getByRole("button", { name: "Model", exact: true }).click();
  await page.getByRole("button", { name: "Compare models" }).click();
  const choice = page.getByRole("dialog", { name: "Compare models" });
  for (const name of names) await choice.getByRole("checkbox", { name: new RegExp(`^${name} `) }).check();
  await choice.getByRole("button", { name: "Done" }).click();
}

export async function openVoices(page: Page): Promise<Locator> {
  const dialog = page.getByRole("dialog", { name: "Voices" });
  await openBy(page.getByRole("button", { name: "Voices", exact: true }), dialog);
  return dialog;
}

export type Decoded = { magic: string; width: number; height: number };

/** What the bytes at an address are, as the browser reads them; `magic` is their beginning in hexadecimal. */
export function decode(page: Page, address: string): Promise<Decoded> {
  return page.evaluate(async (from) => {
    const bytes = await (await fetch(from)).arrayBuffer();
    const { width, height } = await createImageBitmap(new Blob([bytes]));
    const magic = [...new Uint8Array(bytes, 0, 4)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return { magic, width, height };
  }, address);
}

/** Waits until the picture of a reply is drawn. */
export async function drawn(reply: Locator): Promise<Locator> {
  const picture = reply.getByRole("img");
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth), { timeout: 20_000 })
    .toBeGreaterThan(0);
  return picture;
}

export type Playing = { duration: number; currentTime: number; paused: boolean };

export function playingOf(player: Locator): Promise<Playing> {
  return player.locator("audio, video").evaluate((element: HTMLMediaElement) => {
    const { duration, currentTime, paused } = element;
    return { duration, currentTime, paused };
  });
}

/** Plays a player by its button and waits until it is heard. */
export async function play(player: Locator): Promise<void> {
  await expect(async () => {
    // A click before the page is awake is lost.
    if ((await playingOf(player)).paused) await player.getByRole("button", { name: "Play" }).click();
    await expect.poll(async () => (await playingOf(player)).currentTime).toBeGreaterThan(0.1);
  }).toPass();
  expect((await playingOf(player)).duration).toBeGreaterThan(0.5);
}
