import { Attaching, pdfFile, pngFile, soundFile, textFile } from "./attaching";
import { expect } from "./fixtures";
import { COMPOSER, chooseModel, drawn, FILMER, openVoices, PAINTER, SPEAKER } from "./making";
import type { Screens } from "./screen";

/** Pictures, sound and film, and files that go with a message. */
export const MEDIA_SCREENS: Screens = {
  "a message with attachments": async (page, chat) => {
    await chat.write("What do you see?");
    const attaching = new Attaching(page);
    await attaching.choose(pngFile("heron.png"), pdfFile("bridges.pdf"), soundFile("song.wav"), {
      ...textFile("machine.dat"),
      mimeType: "application/octet-stream",
      buffer: Buffer.from([0, 255, 254, 1]),
    });
    await expect(attaching.list.getByRole("alert")).toBeVisible();
  },
  "a recording": async (page) => {
    await page.context().grantPermissions(["microphone"]);
    await page.getByRole("button", { name: "Record audio" }).click();
    const recording = page.getByRole("group", { name: "Recording" });
    await expect(recording.getByRole("img", { name: "Microphone level" })).toBeVisible();
  },
  "an answer with a picture": async (page, chat) => {
    await chooseModel(page, PAINTER);
    const reply = await chat.ask("Draw a red boat on the sea");
    await drawn(reply);
    await reply.getByRole("button", { name: "Open image" }).hover();
  },
  "a picture beside another": async (page, chat) => {
    await chooseModel(page, PAINTER);
    await chat.ask("Draw a red boat on the sea");
    const second = await chat.ask("Make it night");
    await second.getByRole("button", { name: "Open image" }).click();
    const lightbox = page.getByRole("dialog");
    await lightbox.getByRole("button", { name: "Compare" }).click();
    await expect(lightbox.getByRole("img")).toHaveCount(2);
  },
  "answers with speech and music": async (page, chat) => {
    await chooseModel(page, SPEAKER);
    await chat.ask("The sun is out and the bread is warm.");
    await chooseModel(page, COMPOSER);
    await chat.ask("A 10 second song about rain");
    await expect(page.getByRole("group", { name: "Music" })).toBeVisible();
  },
  "an answer with a film": async (page, chat) => {
    await chooseModel(page, FILMER);
    const reply = await chat.ask("A boat sails past a lighthouse");
    await expect(reply.locator("video")).toBeVisible();
  },
  "the voices": async (page) => {
    await chooseModel(page, SPEAKER);
    const dialog = await openVoices(page);
    await dialog.getByRole("combobox", { name: "Speakers" }).selectOption({ label: "Two speakers" });
    await expect(dialog.getByRole("group", { name: "Speaker 2" }).getByRole("radio").first()).toBeVisible();
  },
};
