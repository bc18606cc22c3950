import type { Locator, Page } from "@playwright/test";
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
  { words: "| Spain | 2", url: "https://table.example/", title: "Table" },
  { words: 'winner = "Spain', url: "https://program.example/", title: "Program" },
  { words: "ends here.", url: "https://quote.example/", title: "Quote" },
];

test("shot @phone", async ({ page, google }, info) => {
  google.answerWith(
    citedText(ANSWER, CITATIONS),
    ...search(
      "<style>.container{display:flex;background:#fafafa;border-radius:8px;padding:8px 12px}</style><div class=container><a href='https://www.google.com/'>x</a></div>",
    ),
  );
  google.holdAnnotations()();
  const chat = new ChatPage(page);
  await page.goto("/");
  const reply = await chat.send("Who won Euro 2024?");
  await settled(reply);
  await expect(reply.locator("[data-citation] a").first()).toBeVisible();
  await page.setViewportSize({ width: info.project.name === "phone" ? 390 : 1100, height: 1100 });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `/tmp/parley/citations/complex-${info.project.name}-${colorScheme}.png` });
  }
  await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
  await page.screenshot({ path: `/tmp/parley/citations/complex-${info.project.name}-forced.png` });
});
