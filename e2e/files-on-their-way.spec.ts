import type { Page } from "@playwright/test";
import { holdBackActivity } from "./activity-page";
import { Attaching, pngFile, textFile } from "./attaching";
import { ChatPage, settled } from "./chat-page";
import { expect, test } from "./fixtures";

test("a reload in the middle of an upload says what became of it, and the file can be chosen again", async ({
  page,
}) => {
  const chat = new ChatPage(page);
  const attaching = new Attaching(page);
  await page.goto("/");
  await chat.write("about this");
  const line = await slowLine(page, 200_000);
  await attaching.choose(textFile("large.txt", "word ".repeat(1_000_000)));
  await expect(attaching.chip("large.txt").getByRole("progressbar")).toBeVisible();
  await expect(chat.sendButton).toBeDisabled();
  await chat.message.press("Enter");
  await expect(page.getByText("Your files are still being uploaded.")).toBeVisible();
  await page.reload();
  await expect(attaching.chip("large.txt").getByRole("alert")).toContainText(
    "loaded again before this file was stored",
  );
  await expect(chat.message).toHaveValue("about this");
  await line.mend();
  const chooser = page.waitForEvent("filechooser");
  await attaching.chip("large.txt").getByRole("button", { name: "Choose large.txt again" }).click();
  await (await chooser).setFiles(textFile("large.txt", "word ".repeat(1_000)));
  await expect(attaching.chip("large.txt")).toContainText("5 kB");
});

test("an upload that is cancelled leaves nothing", async ({ page }) => {
  const chat = new ChatPage(page);
  const attaching = new Attaching(page);
  await page.goto("/");
  await chat.write("x");
  await slowLine(page, 100_000);
  await attaching.choose(textFile("slow.txt", "word ".repeat(500_000)));
  await expect(attaching.chip("slow.txt").getByRole("progressbar")).toBeVisible();
  await attaching.chip("slow.txt").getByRole("button", { name: "Remove slow.txt" }).click();
  await expect(attaching.list).toBeHidden();
  await expect(chat.sendButton).toBeEnabled();
});

test.describe("on a line that breaks", () => {
  test.use({ expectedConsole: [/net::ERR_FAILED/] });

  test("a file says that it was lost, leaves the others alone, and goes when it is tried again", async ({
    page,
  }) => {
    const chat = new ChatPage(page);
    const attaching = new Attaching(page);
    await page.goto("/");
    await attaching.choose(textFile("first.txt"));
    await expect(attaching.chip("first.txt")).toContainText("bytes");
    const bytes = "**/api/attachments/*";
    await page.route(bytes, (route) =>
      route.request().method() === "PUT" ? route.abort() : route.continue(),
    );
    await attaching.choose(textFile("second.txt"));
    const second = attaching.chip("second.txt");
    await expect(second.getByRole("alert")).toHaveText(
      "The connection was lost while the file was on its way.",
    );
    await expect(attaching.chip("first.txt")).toContainText("bytes");
    await chat.message.fill("Read both");
    await chat.message.press("Enter");
    await expect(page.getByText("A file could not be attached.")).toBeVisible();
    await expect(chat.message).toHaveValue("Read both");
    await page.unroute(bytes);
    await second.getByRole("button", { name: "Retry second.txt" }).click();
    await expect(second).toContainText("bytes");
    const reply = await chat.ask("Read both");
    await expect(reply).toContainText("The words of second.txt");
  });
});

test.describe("a message that the server refuses", () => {
  test.use({ expectedConsole: [/status of 4\d\d/] });

  test("DU-19 gives its files back to the draft", async ({ page, client, context }) => {
    await holdBackActivity(page);
    const chat = new ChatPage(page);
    const attaching = new Attaching(page);
    const url = await chat.begin("Count to 20");
    await settled(chat.replies);
    const [cookie] = (await context.cookies()).filter(({ httpOnly }) => httpOnly);
    client.cookie = `${cookie?.name}=${cookie?.value}`;
    await client.fetch(`/api${new URL(url).pathname}`, { method: "DELETE" });
    await attaching.choose(pngFile("garden.png"));
    await expect(attaching.chip("garden.png")).toContainText("bytes");
    const refused = await chat.send("What is this?");
    await expect(refused.getByRole("alert")).toBeVisible();
    await expect(chat.message).toHaveValue("What is this?");
    await expect(
      attaching.chip("garden.png").getByRole("button", { name: "Remove garden.png" }),
    ).toBeVisible();
  });
});

/** Sends so many bytes a second and no more, until it is mended. */
async function slowLine(page: Page, bytesPerSecond: number): Promise<{ mend(): Promise<void> }> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const set = async (uploadThroughput: number) => {
    const rest = { offline: false, latency: 0, downloadThroughput: -1 };
    await session.send("Network.emulateNetworkConditions", { ...rest, uploadThroughput });
  };
  await set(bytesPerSecond);
  return { mend: () => set(-1) };
}
