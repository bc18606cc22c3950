import type { Locator } from "@playwright/test";
import { Attaching, drag, handOver, pdfFile, pngFile, soundFile, textFile } from "./attaching";
import { ChatPage, ownWord, settled, statusOf } from "./chat-page";
import { expect, test } from "./fixtures";

test("2.1 a photo and a question about it @phone", async ({ page }) => {
  const chat = new ChatPage(page);
  const attaching = new Attaching(page);
  await page.goto("/");
  await attaching.choose(pngFile("garden.png", 320, 200));
  await expect(attaching.chip("garden.png").getByRole("button", { name: "Remove garden.png" })).toBeVisible();
  const reply = await chat.ask("What is in this picture?");
  await expect(reply).toContainText("320 × 200 pixels");
  await expect(attaching.chip("garden.png")).toBeHidden();
  const message = chat.messages.first();
  await expect(message.getByRole("img", { name: "garden.png" })).toBeVisible();
  await message.getByRole("button", { name: "Open image" }).click();
  await expect(page.getByRole("dialog").getByRole("img", { name: "garden.png" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(message.getByRole("button", { name: "Open image" })).toBeFocused();
});

test("2.1 what was sent fits on the screen of a phone @phone-only", async ({ page }) => {
  const chat = new ChatPage(page);
  const attaching = new Attaching(page);
  await page.goto("/");
  await attaching.choose(soundFile("hum.wav"), textFile(`${"long ".repeat(30)}name.txt`));
  await chat.ask("What are these?");
  const message = chat.messages.first();
  await expect(message.getByRole("group", { name: "Audio" })).toBeVisible();
  const width = page.viewportSize()?.width ?? 0;
  const right = (part: Locator) => part.evaluate((element) => element.getBoundingClientRect().right);
  expect(await right(message)).toBeLessThanOrEqual(width);
  expect(await right(chat.replies)).toBeLessThanOrEqual(width);
  expect(await right(message.getByRole("group", { name: "Audio" }))).toBeLessThanOrEqual(width);
});

test("2.1 a PDF is dropped anywhere on the page", async ({ page }) => {
  const chat = new ChatPage(page);
  const attaching = new Attaching(page);
  await page.goto("/");
  await chat.write("How many pages has it?");
  await handOver(page.getByRole("navigation", { name: "Threads" }), "drop", [pdfFile("report.pdf")]);
  await expect(attaching.chip("report.pdf")).toContainText("bytes");
  await chat.message.press("Enter");
  await settled(chat.replies);
  await expect(chat.replies).toContainText("PDF");
  await expect(chat.messages.first().getByText("report.pdf")).toBeVisible();
});

test("2.1 the page says where dragged files go, for as long as they are over it", async ({ page }) => {
  const overlay = page.getByText("Drop files to attach them");
  await page.goto("/");
  await new ChatPage(page).write("x");
  await drag(page, [["dragenter", "main"]], "text");
  await expect(overlay).toBeHidden();
  await drag(page, [["dragenter", "main"]]);
  await expect(overlay).toBeVisible();
  await drag(page, [
    ["dragenter", "h1"],
    ["dragleave", "main"],
  ]);
  // A reply that grows takes away what the pointer is over, and the page hears of no leave.
  await page.locator("h1").evaluate((heading) => heading.remove());
  await drag(page, [["dragenter", "main"]]);
  await expect(overlay).toBeVisible();
  await drag(page, [["dragleave", "main"]]);
  await expect(overlay).toBeHidden();
});

test("2.1 five files are pasted at once, and sent without a word", async ({ page, emulator }) => {
  const chat = new ChatPage(page);
  const attaching = new Attaching(page);
  const word = ownWord();
  await page.goto("/");
  await chat.write("x");
  const files = [1, 2, 3, 4, 5].map((number) => textFile(`note ${number}.txt`, `${word} ${number}`));
  await handOver(chat.message, "paste", files);
  await expect(attaching.list.getByRole("listitem")).toHaveCount(5);
  await chat.message.fill("");
  await expect(chat.sendButton).toBeEnabled();
  await chat.sendButton.click();
  await settled(chat.replies);
  await expect(chat.replies).toContainText("5 documents");
  const sent = Buffer.from(`${word} 3`).toString("base64");
  expect(await emulator.calls(sent)).toHaveLength(1);
});

test("a long text that is pasted becomes a file, and can become text again", async ({ page }) => {
  const chat = new ChatPage(page);
  const attaching = new Attaching(page);
  const text = "A long story. ".repeat(600);
  await page.goto("/");
  await chat.write("x");
  await chat.message.evaluate((element, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    element.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData }));
  }, text);
  const chip = attaching.chip("pasted-text.txt");
  await expect(chip).toBeVisible();
  await expect(page.getByText("The long text was attached as a file.")).toBeVisible();
  await expect(chat.message).toHaveValue("x");
  await chip.getByRole("button", { name: "Insert as text" }).click();
  await expect(chip).toBeHidden();
  await expect(chat.message).toHaveValue(`x\n\n${text}`);
});

test.describe("files that are not taken", () => {
  test.use({ expectedConsole: [/status of 4\d\d/] });

  test("each say why at their chip, and leave the others and the words alone", async ({ page }) => {
    const chat = new ChatPage(page);
    const attaching = new Attaching(page);
    await page.goto("/");
    await chat.write("Read these");
    await attaching.choose(
      textFile("good.txt"),
      { ...textFile("false.png", "<html>no picture</html>"), mimeType: "image/png" },
      { name: "empty.txt", mimeType: "text/plain", buffer: Buffer.alloc(0) },
      { name: "cut.png", mimeType: "image/png", buffer: pngFile("cut.png").buffer.subarray(0, 60) },
      {
        name: "tool.exe",
        mimeType: "",
        buffer: Buffer.from("MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff", "latin1"),
      },
    );
    await expect(attaching.chip("false.png").getByRole("alert")).toHaveText(
      "The file is not what its name says.",
    );
    await expect(attaching.chip("empty.txt").getByRole("alert")).toHaveText("The file is empty.");
    await expect(attaching.chip("cut.png").getByRole("alert")).toHaveText("The file is damaged or cut off.");
    await expect(attaching.chip("tool.exe").getByRole("alert")).toHaveText(
      "Gemini does not take files of this type.",
    );
    await expect(attaching.chip("good.txt").getByRole("alert")).toBeHidden();
    await expect(chat.message).toHaveValue("Read these");
    for (const name of ["false.png", "empty.txt", "cut.png", "tool.exe"]) {
      await attaching
        .chip(name)
        .getByRole("button", { name: `Remove ${name}` })
        .click();
    }
    const reply = await chat.ask("Read these");
    await expect(reply).toContainText("The words of good.txt");
  });

  test("UP-19 what is pasted or dropped goes through the same checks", async ({ page }) => {
    const chat = new ChatPage(page);
    const attaching = new Attaching(page);
    const avif = Buffer.from("\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf", "latin1");
    await page.goto("/");
    await chat.write("x");
    await handOver(chat.message, "paste", [
      { ...textFile("pasted.png", "no picture"), mimeType: "image/png" },
    ]);
    await handOver(page.getByRole("main"), "drop", [
      { name: "dropped.avif", mimeType: "image/avif", buffer: avif },
    ]);
    await expect(attaching.chip("pasted.png").getByRole("alert")).toHaveText(
      "The file is not what its name says.",
    );
    await expect(attaching.chip("dropped.avif").getByRole("alert")).toHaveText(
      "Gemini does not take files of this type.",
    );
    await expect(chat.sendButton).toBeDisabled();
    await expect(page.getByText("A file could not be attached.")).toBeVisible();
  });

  test("of a kind that the model does not take are said before they are sent", async ({ page, emulator }) => {
    const chat = new ChatPage(page);
    const attaching = new Attaching(page);
    const word = ownWord();
    await page.goto("/");
    await attaching.choose(textFile("a.txt"));
    await page.getByRole("button", { name: "Model", exact: true }).click();
    await page.getByRole("option", { name: "Gemini 3.8 Flash TTS" }).click();
    await chat.message.fill(word);
    await expect(page.getByText("Gemini 3.8 Flash TTS takes text only.")).toBeVisible();
    await chat.message.press("Enter");
    await expect(chat.message).toHaveValue(word);
    await expect(attaching.chip("a.txt")).toBeVisible();
    expect(await emulator.calls(word)).toHaveLength(0);
  });
});

test("the twenty-first file is not taken, and the page says so", async ({ page }) => {
  const chat = new ChatPage(page);
  const attaching = new Attaching(page);
  const offer = page.getByRole("button", { name: "Attach example.org as document" });
  await page.goto("/");
  await chat.write("See https://example.org/report.pdf");
  await expect(offer).toBeVisible();
  await attaching.choose(...Array.from({ length: 21 }, (_, number) => textFile(`n${number}.txt`)));
  await expect(attaching.list.getByRole("listitem")).toHaveCount(20);
  await expect(page.getByText("1 of yours did not fit")).toBeVisible();
  // Taken out of the words, an address that does not fit either would be lost.
  await expect(offer).toBeHidden();
  await attaching.chip("n7.txt").getByRole("button", { name: "Remove n7.txt" }).click();
  await expect(offer).toBeVisible();
});

test("DU-19 the files of a draft survive a reload and another thread @phone", async ({ page }) => {
  const chat = new ChatPage(page);
  const attaching = new Attaching(page);
  const url = await chat.begin("Count to 20");
  await settled(chat.replies);
  await attaching.choose(pngFile("kept.png"));
  await expect(attaching.chip("kept.png")).toContainText("bytes");
  await chat.write("half a thought");
  await page.reload();
  await expect(attaching.chip("kept.png")).toBeVisible();
  await page.getByRole("link", { name: "New chat" }).click();
  await expect(attaching.chip("kept.png")).toBeHidden();
  await page.goto(url);
  await expect(attaching.chip("kept.png")).toBeVisible();
  await chat.sendButton.click();
  await settled(chat.replies.nth(1));
  await page.reload();
  await expect(chat.messages.nth(1).getByRole("img", { name: "kept.png" })).toBeVisible();
  await expect(attaching.chip("kept.png")).toBeHidden();
});

test("editing a message keeps its files, or leaves one out; the first version stays", async ({
  page,
  emulator,
}) => {
  const chat = new ChatPage(page);
  const attaching = new Attaching(page);
  const word = ownWord();
  await page.goto("/");
  await attaching.choose(textFile("one.txt", `${word} one`), textFile("two.txt", `${word} two`));
  await chat.ask("Read both");
  const message = chat.messages.first();
  await message.hover();
  await message.getByRole("button", { name: "Edit" }).click();
  await message.getByRole("button", { name: "Remove one.txt" }).click();
  await message.getByRole("textbox", { name: "Edited text" }).fill("Read the rest");
  await message.getByRole("button", { name: "Save" }).click();
  await expect(message.getByText("2 of 2")).toBeVisible();
  await settled(chat.replies);
  await expect(message.getByText("two.txt")).toBeVisible();
  await expect(message.getByText("one.txt")).toBeHidden();
  expect(await emulator.calls(Buffer.from(`${word} two`).toString("base64"))).toHaveLength(2);
  expect(await emulator.calls(Buffer.from(`${word} one`).toString("base64"))).toHaveLength(1);
  await message.getByRole("button", { name: "Previous version" }).click();
  await expect(message.getByText("one.txt")).toBeVisible();
});

test("regenerating a reply sends the files again without uploading them", async ({ page }) => {
  const chat = new ChatPage(page);
  const attaching = new Attaching(page);
  await page.goto("/");
  await attaching.choose(textFile("again.txt"));
  const reply = await chat.ask("Read it");
  let puts = 0;
  page.on("request", (request) => {
    if (request.method() === "PUT") puts += 1;
  });
  await reply.getByRole("button", { name: "Regenerate" }).click();
  await expect(chat.messages.first().getByText("2 of 2")).toBeVisible();
  await settled(chat.replies);
  await expect(chat.replies).toContainText("The words of again.txt");
  expect(puts).toBe(0);
});

test("2.3 an address on the web is attached as a file, and this page loads nothing of it", async ({
  page,
  emulator,
}) => {
  const chat = new ChatPage(page);
  const attaching = new Attaching(page);
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (/youtube/.test(new URL(request.url()).hostname)) foreign.push(request.url());
  });
  await page.goto("/");
  const address = `https://www.youtube.com/watch?v=${ownWord()}`;
  await chat.write(`What happens in ${address}`);
  await page.getByRole("button", { name: "Attach youtube.com as video" }).click();
  await expect(chat.message).toHaveValue("What happens in");
  await expect(attaching.list).toContainText("Link to youtube.com");
  await chat.sendButton.click();
  await settled(chat.replies);
  await expect(statusOf(chat.replies)).toHaveText("Answer complete");
  const [call] = await emulator.calls(address);
  expect(JSON.stringify(call?.input)).toContain(JSON.stringify({ type: "video", uri: address }));
  expect(foreign).toEqual([]);
});
