import type { Locator } from "@playwright/test";
import { askAnything } from "./ask-anything";
import { settled } from "./chat-page";
import { copiedHtml } from "./clipboard";
import { expect } from "./fixtures";
import { test } from "./scripted-fixture";
import { type Citation, citedText } from "./scripted-google";

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

const marker = (reply: Locator, name: string) => reply.locator("[data-citation]").getByRole("link", { name });

test("citations are numbered links at the end of their words, and come without moving a letter @phone", async ({
  page,
  google,
}) => {
  google.answerWith(citedText(ANSWER, CITATIONS));
  const release = google.holdAnnotations();
  const reply = await askAnything(page);
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
  const reply = await askAnything(page);
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
  const reply = await askAnything(page);
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
  const reply = await askAnything(page);
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
  const reply = await askAnything(page);
  await settled(reply);
  await expect(reply.locator("[data-citation]").getByRole("link")).toHaveText(["1", "2", "3"]);
  const entries = reply.getByRole("list", { name: "Sources" }).getByRole("listitem");
  await expect(entries).toHaveCount(8);
  await reply.getByRole("button", { name: "27 more sources" }).click();
  await expect(entries).toHaveCount(30);
  await expect(entries.nth(3)).toBeFocused();
});

test("what is copied with its formatting keeps its sources, as links behind the cited words", async ({
  page,
  context,
  google,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  google.answerWith(
    citedText("Spain won.", [{ words: "Spain won.", url: "https://uefa.com/", title: "uefa.com" }]),
  );
  google.holdAnnotations()();
  const reply = await askAnything(page);
  await settled(reply);
  await expect(marker(reply, "1: uefa.com")).toBeVisible();
  await reply.getByRole("button", { name: "Copy" }).click();
  await expect
    .poll(() => copiedHtml(page))
    .toContain('<p dir="auto">Spain won.<sup><a href="https://uefa.com/">[1]</a></sup></p>');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("Spain won.");
});
