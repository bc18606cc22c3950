import { Attaching } from "./attaching";
import { ChatPage, settled } from "./chat-page";
import { expect, test } from "./fixtures";

test.describe("with a microphone", () => {
  test.use({ permissions: ["microphone"] });

  test("2.4 a recording is made, attached and heard", async ({ page }) => {
    const chat = new ChatPage(page);
    const attaching = new Attaching(page);
    await page.goto("/");
    await chat.write("What do you hear?");
    await page.getByRole("button", { name: "Record audio" }).click();
    const recording = page.getByRole("group", { name: "Recording" });
    await expect(recording.getByRole("img", { name: "Microphone level" })).toBeVisible();
    await expect(recording).toContainText("0:01");
    await recording.getByRole("button", { name: "Attach recording" }).click();
    await expect(attaching.chip("recording")).toContainText("kB");
    await chat.sendButton.click();
    await settled(chat.replies);
    await expect(chat.replies).toContainText("recording");
    await expect(chat.messages.first().getByRole("group", { name: "Audio" })).toBeVisible();
  });
});

test("2.4 without leave to use the microphone the page says so", async ({ page }) => {
  const chat = new ChatPage(page);
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException("Permission denied", "NotAllowedError"));
  });
  await page.goto("/");
  await chat.write("x");
  await page.getByRole("button", { name: "Record audio" }).click();
  const recording = page.getByRole("group", { name: "Recording" });
  await expect(recording.getByRole("status")).toContainText("may not use the microphone");
  await recording.getByRole("button", { name: "Cancel" }).click();
  await expect(chat.message).toHaveValue("x");
  await expect(page.getByRole("button", { name: "Attach files" })).toBeVisible();
});
