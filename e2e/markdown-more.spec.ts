import type { Locator } from "@playwright/test";
import { askAnything } from "./ask-anything";
import { ChatPage, settled } from "./chat-page";
import { copiedHtml } from "./clipboard";
import { expect } from "./fixtures";
import { test } from "./scripted-fixture";
import { citedText } from "./scripted-google";
import { answered, reopened } from "./scripted-reply";

const LINES = 120;
const code = Array.from({ length: LINES }, (_, line) => `const river${line + 1} = ${line};`).join("\n");
const listing = `All of them:\n\n\`\`\`js\n${code}\n\`\`\`\n\nThat is all.\n`;

function heightOf(reply: Locator): Promise<number> {
  return reply.locator("pre").evaluate((box) => box.clientHeight);
}

test.describe("8 footnotes", () => {
  const text =
    `The Nile[^1] is long.\n\n${"A paragraph between.\n\n".repeat(40)}And the Amazon[^a], says the first.[^1]\n\n` +
    "[^1]: It rises in *Burundi*.\n[^a]: So others say.\n";

  test("lead to their note and back to where one was, by pointer and by keyboard @phone", async ({
    page,
    google,
  }) => {
    const reply = await answered(page, google, text);
    const note = reply.getByRole("note", { name: "Footnote 1" });
    const links = reply.getByRole("link", { name: "Footnote 1" });
    await expect(links).toHaveCount(2);
    await links.first().scrollIntoViewIfNeeded();
    await expect(note).not.toBeInViewport();
    const url = page.url();
    await links.first().click();
    await expect(note).toBeInViewport();
    await expect(note).toBeFocused();
    await note.getByRole("button", { name: "Back to the text" }).press("Enter");
    await expect(links.first()).toBeInViewport();
    await expect(links.first()).toBeFocused();
    await links.last().press("Enter");
    await expect(note).toBeFocused();
    await note.getByRole("button", { name: "Back to the text" }).click();
    await expect(links.last()).toBeFocused();
    expect(page.url(), "a place in the text is no step in the history").toBe(url);
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });

  test("that two replies give the same label stay apart", async ({ page, google }) => {
    await answered(page, google, "One[^1] here.\n\n[^1]: The first note.\n");
    const chat = new ChatPage(page);
    google.answerWith(citedText("Another[^1] here.\n\n[^1]: The second note.\n"));
    const second = await chat.ask("And now?");
    await second.getByRole("link", { name: "Footnote 1" }).click();
    await expect(second.getByText("The second note.")).toBeInViewport();
    await expect(second.getByRole("note")).toBeFocused();
  });

  test("are no link before their note is there, and then one in the same place", async ({ page, google }) => {
    const goOn = google.holdAnnotations();
    google.answerWith(
      citedText(
        "The Nile[^1] is long and so is the Amazon[^2].\n\n[^1]: A note.\n",
        [{ words: "long", url: "https://nile.example/", title: "nile.example" }],
        3,
      ),
    );
    const reply = await askAnything(page);
    await expect(reply.getByRole("note", { name: "Footnote 1" })).toContainText("A note.");
    goOn();
    await settled(reply);
    await expect(reply.getByRole("link", { name: "Footnote 1" })).toHaveText("1");
    await expect(reply).toContainText("Amazon[^2].");
  });
});

test.describe("8 long code", () => {
  test("is shown by its beginning in a thread that is opened, and whole on request @phone", async ({
    page,
    google,
  }) => {
    const goOn = google.holdAnnotations();
    google.answerWith(
      citedText(
        listing,
        [{ words: "That is all.", url: "https://nile.example/", title: "nile.example" }],
        40,
      ),
    );
    const seen = await askAnything(page);
    await expect(seen.getByText("That is all.")).toBeVisible();
    goOn();
    await settled(seen);
    const whole = await heightOf(seen);
    await expect(seen.getByRole("button", { name: "All 120 lines" })).toHaveCount(0);
    const reply = await reopened(page);
    const all = reply.getByRole("button", { name: "All 120 lines" });
    await expect(all).toHaveAttribute("aria-expanded", "false");
    await expect(reply.getByText("river24 ")).toBeInViewport();
    await expect(reply.getByText("That is all.")).toBeInViewport();
    const short = await heightOf(reply);
    await all.click();
    await expect(all).toHaveAttribute("aria-expanded", "true");
    expect(await heightOf(reply)).toBe(whole);
    expect(whole).toBeGreaterThan(4 * short);
    await all.press("Enter");
    await expect(all).toBeInViewport();
    await expect(all).toBeFocused();
    expect(await heightOf(reply)).toBe(short);
  });

  test("is copied and printed whole", async ({ page, context, google }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await answered(page, google, listing);
    const reply = await reopened(page);
    await expect(reply.getByRole("button", { name: "All 120 lines" })).toBeVisible();
    await reply.getByRole("button", { name: "Copy code" }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(code);
    await page.emulateMedia({ media: "print" });
    await expect(reply.getByRole("button", { name: "All 120 lines" })).toBeHidden();
    await expect.poll(() => heightOf(reply)).toBeGreaterThan(LINES * 16);
  });

  test("opens where the browser's own search finds something in it", async ({ page, google }) => {
    await answered(page, google, listing);
    const reply = await reopened(page);
    await expect(reply.getByRole("button", { name: "All 120 lines" })).toBeVisible();
    // A test cannot open that search, but be what it is to a page: it looks into what says so, and tells it.
    const rest = reply.locator("pre [hidden=until-found]");
    await expect(rest).toContainText("river99");
    await rest.dispatchEvent("beforematch");
    await expect(reply.getByText("river99")).toBeVisible();
    await expect(reply.getByRole("button", { name: "All 120 lines" })).toHaveAttribute(
      "aria-expanded",
      "true",
    );
  });
});

test("8 what is copied has its formatting for other programs, and its Markdown for the others", async ({
  page,
  context,
  google,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const rows = Array.from({ length: 140 }, (_, row) => `| river ${row} | ${row} |`).join("\n");
  const text =
    "## Rivers\n\nOne **bold**[^1] line\nand $x^2$, see [docs](https://docs.example/a).\n\n- [x] done\n- [ ] open\n\n" +
    `\`\`\`js\nconst a = "<b>";\n\`\`\`\n\n$$\n\\frac{1}{2}\n$$\n\n| Name | Length |\n|---|--:|\n${rows}\n\n[^1]: A note.\n`;
  const reply = await answered(page, google, text);
  await expect(reply.locator(".katex").first()).toBeVisible();
  await expect(reply.locator(".code-keyword").first()).toBeVisible();
  await reply.getByRole("button", { name: "Copy", exact: true }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  const html = (await copiedHtml(page)) ?? "";
  for (const part of [
    /<h2[^>]*>Rivers<\/h2>/,
    /One <strong>bold<\/strong><sup>1<\/sup> line<br>and <span dir="ltr">\$x\^2\$<\/span>, see <a href="https:\/\/docs\.example\/a">docs<\/a>\./,
    /☑ done/,
    /☐ open/,
    /<pre><code>const a = "&lt;b&gt;";<\/code><\/pre>/,
    /\$\$\\frac\{1\}\{2\}\$\$/,
    /<th[^>]* align="right">Length<\/th>/,
    /<td[^>]* align="right">139<\/td>/,
    /<sup>1<\/sup> A note\./,
  ])
    expect(html).toMatch(part);
  expect(html.match(/<table/g), "a long table is one").toHaveLength(1);
  expect(html.match(/<tr/g)).toHaveLength(141);
  expect(html, "nothing of the page's own").not.toMatch(/class=|<button|<svg|<input|Copied|>js</);
});

test("8 each paragraph, item, cell and quote begins on the side of its own script @phone", async ({
  page,
  google,
}) => {
  const text =
    "English first.\n\nمرحبا بالعالم\n\n- one\n- שתיים\n\n> اقتباس\n\n| اسم | قيمة |\n|---|---|\n| أ | English |\n\n```js\nconst שם = 1;\n```\n";
  google.answerWith(citedText(text, [], 40));
  const chat = new ChatPage(page);
  await page.goto("/");
  const reply = await chat.ask("English\nעברית");
  const sideOf = (words: string) =>
    reply
      .getByText(words, { exact: true })
      .first()
      .evaluate((element) => getComputedStyle(element).direction);
  await expect.poll(() => sideOf("English first.")).toBe("ltr");
  for (const words of ["مرحبا بالعالم", "שתיים", "اقتباس", "اسم", "أ"])
    expect(await sideOf(words)).toBe("rtl");
  for (const words of ["one", "English"]) expect(await sideOf(words)).toBe("ltr");
  expect(await reply.locator("pre").evaluate((box) => getComputedStyle(box).direction)).toBe("ltr");
  const left = (words: string) =>
    reply.getByRole("columnheader", { name: words }).evaluate((cell) => cell.getBoundingClientRect().left);
  expect(await left("اسم"), "a table begins on its own side").toBeGreaterThan(await left("قيمة"));
  const lines = chat.messages.first().getByText("עברית");
  const lefts = await lines.evaluate((element) => {
    const text = element.firstChild as Text;
    return [0, 8].map((at) => {
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + 5);
      return Math.round(range.getBoundingClientRect().right);
    });
  });
  const edge = await lines.evaluate((element) => Math.round(element.getBoundingClientRect().right));
  expect(lefts[1], "a line of a message, too").toBeGreaterThanOrEqual(edge - 1);
});
