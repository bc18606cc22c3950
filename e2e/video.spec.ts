import { ownWord, settled } from "./chat-page";
import { expect, test } from "./fixtures";
import { FILMER, openWith, playingOf } from "./making";

test("a video is waited for in its place, shown, and downloads as what it is @phone", async ({
  page,
  emulator,
}) => {
  const chat = await openWith(page, FILMER);
  const word = ownWord();
  await page.getByRole("combobox", { name: "Aspect ratio" }).selectOption("9:16");
  await page.getByRole("combobox", { name: "Resolution" }).selectOption("360p");
  await page.getByRole("combobox", { name: "Length" }).selectOption("4s");
  const reply = await chat.send(`A boat sails past a lighthouse, ${word}`);
  await expect(reply.getByText("Filming. This can take some minutes.")).toBeVisible();
  await settled(reply);
  const [call] = await emulator.calls(word);
  expect(call?.response_format).toEqual({
    type: "video",
    aspect_ratio: "9:16",
    resolution: "360p",
    duration: "4s",
  });

  const video = reply.locator("video");
  await expect(video).toHaveAttribute("controls");
  const box = await video.boundingBox();
  expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(9 / 16, 1);
  // Not every Chromium has the decoder; where it has, the film runs.
  const canPlay = await video.evaluate((element: HTMLVideoElement) =>
    element.canPlayType('video/mp4; codecs="avc1.42E01E"'),
  );
  if (canPlay) {
    await video.evaluate((element: HTMLVideoElement) => element.play());
    await expect.poll(async () => (await playingOf(reply)).currentTime).toBeGreaterThan(0);
  }
  await reply.locator("figure").hover();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    reply.getByRole("link", { name: "Download video" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.mp4$/);
});
