import { environmentsOf } from "./agents-page";
import { handOver, pngFile, textFile } from "./attaching";
import { ChatPage, settled } from "./chat-page";
import { EnvironmentsPage, FIBONACCI, savedBy, TWENTY } from "./environments-page";
import { expect, test } from "./fixtures";

test("5.2 what an agent wrote is seen, and downloaded one by one and all together @phone", async ({
  page,
}) => {
  const environments = new EnvironmentsPage(page);
  await environments.openFrom(await environments.begin());
  await expect(environments.panel.getByRole("status")).toHaveText(/^2 files · /);
  await expect(environments.panel).toContainText(/Kept until \d+ \w+ unless it is used again\./);
  await expect(environments.panel).toContainText("It can reach the whole internet.");

  const text = await environments.look("fibonacci.txt");
  await expect(text).toContainText(/2584\s+4181/);
  const one = await savedBy(page, text.getByRole("link", { name: "Download fibonacci.txt" }));
  expect(one).toEqual({ name: "fibonacci.txt", bytes: Buffer.from(`${TWENTY.join("\n")}\n`) });

  await environments.back();
  await expect(environments.file("fibonacci.txt")).toBeFocused();
  await expect((await environments.look("fibonacci.py")).locator("code")).toContainText(
    "def fibonacci(count):",
  );
  await environments.back();
  const all = await savedBy(page, environments.panel.getByRole("link", { name: "Download all" }));
  expect(all.name).toMatch(/\.tar$/);
  expect(all.bytes.includes(Buffer.from("fibonacci.txt"))).toBe(true);
  expect(all.bytes.includes(Buffer.from(`${TWENTY.join("\n")}\n`))).toBe(true);
});

test("5.2 a file that is added is there for the agent, and takes another's place only when asked to", async ({
  page,
}) => {
  const [chat, environments] = [new ChatPage(page), new EnvironmentsPage(page)];
  await environments.openFrom(await environments.begin());
  await environments.add(textFile("notes.txt", "The heron is grey."), textFile("other.txt"));
  await expect(environments.file("notes.txt")).toBeVisible();
  await expect(environments.panel.getByRole("status")).toHaveText(/^4 files · /);
  await expect(await chat.ask("What is in notes.txt?")).toContainText("The heron is grey.");

  const other = textFile("notes.txt", "The heron is white.");
  await environments.add(other);
  await expect(environments.panel).toContainText("“notes.txt” is there already. Replace it?");
  await environments.panel.getByRole("button", { name: "Keep" }).click();
  await expect(await environments.look("notes.txt")).toContainText("grey");
  await environments.back();
  await environments.add(other);
  await environments.panel.getByRole("button", { name: "Replace" }).click();
  await expect(environments.panel.getByRole("list", { name: "Files on their way" })).toBeHidden();
  await expect(await environments.look("notes.txt")).toContainText("white");
});

test("5.2 files that are dropped on an environment come into it and not into the message", async ({
  page,
}) => {
  const environments = new EnvironmentsPage(page);
  await environments.openFrom(await environments.begin());
  await handOver(environments.panel.getByRole("region", { name: "Add files" }), "drop", [
    textFile("dropped.txt"),
  ]);
  await expect(environments.file("dropped.txt")).toBeVisible();
  await expect(page.getByRole("list", { name: "Attachments" })).toBeHidden();
});

test("5.2 a picture is shown, a long text as far as one reads, and what cannot come says why", async ({
  page,
}) => {
  const environments = new EnvironmentsPage(page);
  await environments.openFrom(await environments.begin());
  const tooLarge = { ...textFile("large.bin"), buffer: Buffer.alloc(20 * 1024 ** 2 + 1) };
  await environments.add(
    pngFile("heron.png", 64, 40),
    textFile("long.txt", "line of words\n".repeat(20_000)),
    { ...textFile("machine.dat"), buffer: Buffer.from([0, 255, 254, 1]) },
    tooLarge,
    textFile("a#b.txt"),
  );
  const alerts = environments.panel.getByRole("alert");
  await expect(alerts.filter({ hasText: "An environment takes files of up to 20 MB." })).toHaveCount(1);
  await expect(alerts.filter({ hasText: "A file's name cannot have these here" })).toHaveCount(1);
  // The rows move as each file arrives.
  await expect(environments.onTheirWay).toHaveCount(2);
  await environments.panel.getByRole("button", { name: "Remove large.bin" }).click();
  await environments.panel.getByRole("button", { name: "Remove a#b.txt" }).click();
  await expect(alerts).toHaveCount(0);

  const picture = (await environments.look("heron.png")).getByRole("img", { name: "heron.png" });
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(64);
  await environments.back();
  const text = await environments.look("long.txt");
  await expect(text).toContainText("Only the first 200 kB are shown.");
  const whole = await savedBy(page, text.getByRole("link", { name: "Download the whole file" }));
  expect(whole.bytes.length).toBe(280_000);
  await environments.back();
  await expect(await environments.look("machine.dat")).toContainText("neither text nor a picture");
});

test("5.2 the list of files follows the agent while it works", async ({ page }) => {
  const [chat, environments] = [new ChatPage(page), new EnvironmentsPage(page)];
  await environments.openFrom(await environments.begin());
  await expect(environments.file("fibonacci.txt")).toBeVisible();
  const reply = await chat.send("Write a program that saves the first 30 Fibonacci numbers to more.txt");
  await expect(environments.file("more.txt")).toBeVisible({ timeout: 15_000 });
  await settled(reply);
  await expect(await environments.look("more.txt")).toContainText("514229");
});

test("5.2 another chat goes on in an environment, with what is in it @phone", async ({ page }) => {
  const [chat, environments] = [new ChatPage(page), new EnvironmentsPage(page)];
  await environments.openFrom(await environments.begin());
  const [first] = await environmentsOf(page);
  await environments.panel.getByRole("button", { name: "Use in a new chat" }).click();
  await expect(page).toHaveURL(/\/$/);
  await expect(environments.panel).toBeHidden();
  await expect(page.getByRole("button", { name: /^Goes on in the files of / })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: /^Goes on in the files of / })).toBeVisible();
  await expect(await chat.ask("What is in fibonacci.txt?")).toContainText("4181");
  expect(await environmentsOf(page)).toEqual([first]);
  await page.goto("/");
  await expect(chat.message).toBeVisible();
  await expect(page.getByRole("button", { name: /^Goes on in the files of / })).toBeHidden();
  await expect(await chat.ask("Which files are there?")).toContainText("no files");
  const [third] = await environmentsOf(page);
  expect(third, "the chat after it begins in one of its own").not.toBe(first);
  await page.goto("/environments");
  await page
    .getByRole("button", { name: /^Use .* in a new chat$/ })
    .last()
    .click();
  await expect(chat.message).toBeVisible();
  await page.getByRole("button", { name: "Begin in a new environment" }).click();
  await expect(await chat.ask("Which files are there?")).toContainText("no files");
});

test.describe("until it is gone", () => {
  test.use({ expectedConsole: [/status of 404/] });

  test("5.2 all environments are listed, opened, and deleted after one more question @phone", async ({
    page,
  }) => {
    const [chat, environments] = [new ChatPage(page), new EnvironmentsPage(page)];
    await environments.begin();
    await expect(page).toHaveURL(/threads/);
    const threadUrl = page.url();
    const [first] = await environmentsOf(page);
    const link = page.getByRole("link", { name: "Environments", exact: true });
    if (!(await link.isVisible())) await page.getByRole("button", { name: "Toggle sidebar" }).click();
    await link.click();
    await expect(page).toHaveURL(/\/environments$/);
    await expect(page.getByRole("heading", { name: "Environments", level: 1 })).toBeVisible();
    const row = environments.list.getByRole("listitem");
    await expect(row).toHaveCount(1);
    await expect(row).toContainText(/2 files · /);
    await row.getByRole("button", { name: /^Open / }).click();
    await expect(environments.file("fibonacci.txt")).toBeVisible();
    await environments.close();
    await expect(row.getByRole("button", { name: /^Open / })).toBeFocused();

    await row.getByRole("button", { name: /^Delete / }).click();
    await expect(row).toContainText("for good");
    await expect(row.getByRole("button", { name: "Keep" })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(row.getByRole("button", { name: /^Delete / })).toBeFocused();
    await page.keyboard.press("Enter");
    await row.getByRole("button", { name: "Delete environment" }).click();
    await expect(page.getByRole("main")).toContainText("There is no environment yet.");

    await page.goBack();
    await expect(page).toHaveURL(threadUrl);
    await environments.openFrom(chat.replies.first());
    await expect(environments.panel).toContainText("This environment is gone");
    await environments.close();
    await settled(await chat.send(FIBONACCI));
    const [, second] = await environmentsOf(page);
    expect(second).toBeTruthy();
    expect(second).not.toBe(first);
  });

  test("5.2 the panel goes along once the conversation goes on in a new environment", async ({
    page,
    emulator,
  }) => {
    const [chat, environments] = [new ChatPage(page), new EnvironmentsPage(page)];
    await environments.openFrom(await environments.begin());
    await expect(environments.file("fibonacci.txt")).toBeVisible();
    const [first] = await environmentsOf(page);
    const gone = await fetch(`${emulator.url}/v1beta/environments/${first}`, {
      method: "DELETE",
      headers: { "x-goog-api-key": "test-key" },
    });
    expect(gone.status).toBe(200);
    await chat.ask("Write a program that saves the first 5 Fibonacci numbers to five.txt");
    await expect(environments.file("five.txt")).toBeVisible();
    await expect(environments.file("fibonacci.txt")).toBeHidden();
    await expect(environments.panel.getByText("This environment is gone")).toBeHidden();
  });
});

test("5.2 the panel closes by Escape, in a new chat, and where another conversation has another environment", async ({
  page,
}) => {
  const [chat, environments] = [new ChatPage(page), new EnvironmentsPage(page)];
  await environments.begin();
  const firstUrl = await chat.threadUrl();
  const reply = await environments.begin(
    "Write a program that saves the first 5 Fibonacci numbers to five.txt",
  );
  await environments.openFrom(reply);
  await environments.file("five.txt").focus();
  await page.keyboard.press("Escape");
  await expect(environments.panel).toBeHidden();
  await expect(reply.getByRole("button", { name: "Environment", exact: true })).toBeFocused();
  await environments.openFrom(reply);
  await expect(environments.file("five.txt")).toBeVisible();
  await chat.newChat();
  await expect(environments.panel).toBeHidden();
  await page.goBack();
  await environments.openFrom(reply);
  await expect(environments.file("five.txt")).toBeVisible();
  await page.locator(`a[href="${new URL(firstUrl).pathname}"]`).click();
  await expect(page).toHaveURL(firstUrl);
  await expect(environments.panel).toBeHidden();
});

test.describe("without the server", () => {
  test.use({ expectedConsole: [/Failed to load resource|net::ERR/] });

  test("5.2 an environment that cannot be reached says so, and comes by another try", async ({ page }) => {
    const environments = new EnvironmentsPage(page);
    const reply = await environments.begin();
    await page.route("**/api/environments/**", (route) => route.abort());
    await environments.openFrom(reply);
    const alert = environments.panel.getByRole("alert");
    await expect(alert).toContainText("cannot be reached at the moment");
    await page.unroute("**/api/environments/**");
    await alert.getByRole("button", { name: "Try again" }).click();
    await expect(environments.file("fibonacci.txt")).toBeVisible();
    await expect(alert).toBeHidden();

    await page.route("**/api/environments/**", (route) => route.abort());
    await environments.add(textFile("late.txt"));
    await expect(alert).toContainText("The connection was lost while the file was on its way.");
    await page.unroute("**/api/environments/**");
    await environments.panel.getByRole("button", { name: "Try late.txt again" }).click();
    await expect(environments.file("late.txt")).toBeVisible();
  });
});
