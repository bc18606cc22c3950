import { settled } from "./chat-page";
import { expect, test } from "./fixtures";
import { COMPOSER, openWith, play } from "./making";

test("a song is waited for honestly, and played beside its words @phone", async ({ page }) => {
  const chat = await openWith(page, COMPOSER);
  const reply = await chat.send("A 10 second song about rain in the city [pace: 0.5]");
  await expect(reply.getByText("Composing. This takes a minute or so.")).toBeVisible();
  await settled(reply);
  await expect(reply.getByText("Composing.")).toBeHidden();
  await expect(reply).toContainText("rain in the city");
  const player = reply.getByRole("group", { name: "Music" });
  await play(player);
  await expect(player).toContainText("/ 0:10");
  await page.reload();
  await play(page.getByRole("group", { name: "Music" }));
});

test("a sound that cannot be drawn is played all the same", async ({ page }) => {
  await page.addInitScript(() => {
    OfflineAudioContext.prototype.decodeAudioData = () => Promise.reject(new Error("no"));
  });
  const chat = await openWith(page, COMPOSER);
  const reply = await chat.ask("A 10 second song about rain");
  await play(reply.getByRole("group", { name: "Music" }));
  await expect(reply.getByRole("slider", { name: "Position" })).toBeVisible();
});
