import { ownWord } from "./chat-page";
import { expect, test } from "./fixtures";
import { chooseModel, openVoices, openWith, play, playingOf, SPEAKER } from "./making";

test("two speakers are chosen and heard, each in a voice of their own @phone", async ({ page, emulator }) => {
  const chat = await openWith(page, SPEAKER);
  const word = ownWord();
  const dialog = await openVoices(page);
  await dialog.getByRole("combobox", { name: "Speakers" }).selectOption({ label: "Two speakers" });
  await dialog.getByRole("textbox", { name: "Name of speaker 1" }).fill("Ada");
  await dialog.getByRole("textbox", { name: "Name of speaker 2" }).fill("Ben");
  const [first, second] = [
    dialog.getByRole("group", { name: "Speaker 1" }),
    dialog.getByRole("group", { name: "Speaker 2" }),
  ];
  await expect(first.getByRole("radio")).toHaveCount(30);
  await first.getByRole("radio", { name: "Leda" }).check();
  await second.getByRole("radio", { name: "Puck" }).check();
  await first.getByRole("textbox", { name: "Style" }).fill("cheerful, unhurried");
  await second.getByRole("combobox", { name: "Language" }).selectOption("en-GB");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();

  await chat.ask(`Ada: Good morning ${word}.\nBen: Good morning to you. How did you sleep?`);
  const [call] = await emulator.calls(word);
  const config = JSON.stringify(call?.generation_config);
  expect(config).toContain('"voice":"Leda"');
  expect(config).toContain('"voice":"Puck"');
  const player = page.getByRole("group", { name: "Speech" });
  await play(player);
  await player.getByRole("button", { name: "Pause" }).click();
  expect((await playingOf(player)).paused).toBe(true);
  await page.reload();
  await expect(player).toBeVisible();
  await openVoices(page);
  await expect(first.getByRole("radio", { name: "Leda" })).toBeChecked();
  await expect(dialog.getByRole("textbox", { name: "Name of speaker 2" })).toHaveValue("Ben");
});

test("each voice has a sample, and one is heard at a time", async ({ page }) => {
  await openWith(page, SPEAKER);
  await openVoices(page);
  const kore = page.getByRole("button", { name: "Play sample of Kore" });
  const leda = page.getByRole("button", { name: "Play sample of Leda" });
  await kore.click();
  await expect(kore).toHaveAttribute("aria-pressed", "true");
  await leda.click();
  await expect(leda).toHaveAttribute("aria-pressed", "true");
  await expect(kore).toHaveAttribute("aria-pressed", "false");
  await expect(leda).toHaveAttribute("aria-pressed", "false");
});

test("a sound is played, sought and sped up by keyboard, and downloads as what it is", async ({ page }) => {
  const chat = await openWith(page, SPEAKER);
  await chat.ask("The sun is out and the bread is warm, so nobody can complain about this morning.");
  const player = page.getByRole("group", { name: "Speech" });
  const position = player.getByRole("slider", { name: "Position" });
  await expect.poll(async () => (await playingOf(player)).duration).toBeGreaterThan(2);
  await position.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  expect((await playingOf(player)).currentTime).toBe(2);
  await expect(position).toHaveAttribute("aria-valuetext", /^0:02 of /);
  await player.getByRole("combobox", { name: "Speed" }).selectOption({ label: "1.5×" });
  expect(await player.locator("audio").evaluate((audio: HTMLAudioElement) => audio.playbackRate)).toBe(1.5);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    player.getByRole("link", { name: "Download audio" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.wav$/);
});

test("any reply is read aloud, one at a time, and stops where it is asked to", async ({ page, emulator }) => {
  const chat = await openWith(page, SPEAKER);
  await chat.ask("The sun is out and the bread is warm.");
  await chooseModel(page, "Gemini 3.8 Flash");
  const reply = await chat.ask(`Write a haiku, ${ownWord()}`);
  const speech = page.getByRole("group", { name: "Speech" });
  await play(speech);
  const button = reply.getByRole("button", { name: "Read aloud" });
  const player = reply.getByRole("group", { name: "Read aloud" });
  await button.click();
  await expect(button).toHaveAttribute("aria-pressed", "true");
  await expect
    .poll(async () => (await playingOf(player)).currentTime, { timeout: 20_000 })
    .toBeGreaterThan(0);
  expect((await playingOf(speech)).paused).toBe(true);
  await button.click();
  await expect(player).toBeHidden();
  await expect(button).toHaveAttribute("aria-pressed", "false");

  const asked = (await emulator.requests()).length;
  await button.click();
  await expect(player).toBeVisible();
  expect(await emulator.requests(), "the sound of before is kept").toHaveLength(asked);
});

test.describe("when the speech fails", () => {
  test.use({ expectedConsole: [/status of 502/] });

  test("a sentence says so, and the next press tries again", async ({ page }) => {
    const chat = await openWith(page, "Gemini 3.8 Flash");
    const reply = await chat.ask("Write a haiku");
    const failure = { error: { code: "speech_failed", message: "Gemini could not speak this text." } };
    await page.route("**/speech", (route) => route.fulfill({ status: 502, json: failure }), { times: 1 });
    const button = reply.getByRole("button", { name: "Read aloud" });
    await button.click();
    await expect(reply.getByRole("alert")).toHaveText("Gemini could not speak this text.");
    await expect(button).toHaveAttribute("aria-pressed", "false");
    await button.click();
    await expect(reply.getByRole("group", { name: "Read aloud" })).toBeVisible();
    await expect(reply.getByRole("alert")).toHaveCount(0);
  });
});

test("a click on the waveform goes to that place", async ({ page }) => {
  const chat = await openWith(page, SPEAKER);
  await chat.ask("The sun is out, and the bread is warm, and the day is long.");
  const position = page.getByRole("slider", { name: "Position" });
  await expect.poll(async () => Number(await position.getAttribute("max"))).toBeGreaterThan(1);
  await page.getByRole("group", { name: "Speech" }).getByRole("button", { name: "Play" }).waitFor();
  const box = await position.boundingBox();
  if (!box) throw new Error("The slider has a place.");
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  const length = Number(await position.getAttribute("max"));
  await expect.poll(async () => Number(await position.inputValue())).toBeGreaterThan(length * 0.3);
});
