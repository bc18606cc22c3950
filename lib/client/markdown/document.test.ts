import fc from "fast-check";
import { Lexer } from "marked";
import { describe, expect, test, vi } from "vitest";
import type { Block } from "./blocks";
import { advance, createMarkdownDocument, finish, type MarkdownDocument } from "./document";
import { toPlainText } from "./plain-text";
import { replies } from "./test-replies";
import { everyPrefix, shownAndLost, wholeDocument } from "./test-stream";

const cases = Object.entries(replies);

// Signs in any order make stranger texts than any model does.
const signs = [
  ..."a b5*_`~#>|-+[]()!<&$\\:.\n\t=é😀",
  ...[
    "word ",
    "**",
    "```\n",
    "```js\n",
    "\n\n",
    "- ",
    "1. ",
    "> ",
    "| a | b |\n",
    "|---|---|\n",
    "](",
    "http://x.y",
  ],
  ...[
    "$$",
    "\\(",
    "\\)",
    "\\[",
    "\\]",
    "<br>",
    "&amp;",
    "---\n",
    "    ",
    "[a]: b\n",
    "[ ] ",
    "[^1]",
    "[^a]: b\n",
  ],
];
const strangeText = fc.array(fc.constantFrom(...signs), { maxLength: 60 }).map((some) => some.join(""));

function streamed(text: string, sizes: readonly number[]): MarkdownDocument {
  let document = createMarkdownDocument();
  for (let end = 0, turn = 0; end < text.length; turn += 1) {
    end += sizes[turn % sizes.length] ?? 1;
    document = advance(document, text.slice(0, end));
  }
  return finish(advance(document, text));
}

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 });

describe("a text that comes in parts ends as the text that comes whole", () => {
  test.each(cases)("%s", (_, text) => {
    const { segments, definitions, footnotes } = wholeDocument(text);
    fc.assert(
      fc.property(sizes, (steps) => {
        const document = streamed(text, steps);
        expect(document.segments).toEqual(segments);
        expect(document.definitions).toEqual(definitions);
        expect(document.footnotes).toEqual(footnotes);
      }),
      { numRuns: 30 },
    );
  });

  test("whatever it is", () => {
    fc.assert(
      fc.property(strangeText, sizes, (text, steps) => {
        expect(streamed(text, steps).segments).toEqual(wholeDocument(text).segments);
      }),
      { numRuns: 2000 },
    );
  });

  test("whatever it is, where only what is new is looked at", () => {
    fc.assert(
      fc.property(strangeText, sizes, (text, steps) => {
        let document = createMarkdownDocument();
        for (let end = 0, turn = 0; end < text.length; turn += 1) {
          const added = text.slice(end, end + (steps[turn % steps.length] ?? 1));
          end += added.length;
          document = advance(document, text.slice(0, end), added);
          expect(document).toEqual(advance(createMarkdownDocument(), text.slice(0, end)));
        }
      }),
      { numRuns: 300 },
    );
  });

  test("lines and paragraphs of any length", () => {
    const line = "words and **bold words** 😀 ".repeat(900);
    const text = `${line}\n\n\`\`\`\n${line}\n\`\`\`\n- ${line}\n\n| a |\n|---|\n| ${line} |\n`;
    const whole = wholeDocument(text);
    for (const size of [97, 1000, 4096, 20_000])
      expect(streamed(text, [size]).segments).toEqual(whole.segments);
  });
});

describe("nothing that is shown goes away while a text comes", () => {
  test.each(cases)("%s", (_, text) => {
    expect(shownAndLost(text)).toEqual([]);
  });
});

describe("what is settled stays the same object", () => {
  test.each(cases)("%s", (_, text) => {
    let before: readonly Block[] = [];
    for (const { document } of everyPrefix(text)) {
      const blocks = document.segments.flat();
      for (const [position, block] of before.slice(0, -1).entries()) expect(blocks[position]).toBe(block);
      before = blocks;
    }
  });

  test("a full segment too", () => {
    const text = "paragraph\n\n".repeat(40);
    const early = advance(createMarkdownDocument(), text.slice(0, 11 * 36));
    const late = advance(early, text);
    expect(late.segments.slice(0, 2)).toEqual(early.segments.slice(0, 2));
    expect(late.segments[0]).toBe(early.segments[0]);
    expect(late.segments[1]).toBe(early.segments[1]);
  });
});

test("a text that is not the continuation of the last is read anew", () => {
  const before = advance(createMarkdownDocument(), "# One\n\ntext");
  expect(advance(before, "# Two\n\ntext").segments).toEqual(
    advance(createMarkdownDocument(), "# Two\n\ntext").segments,
  );
});

test("a text that goes on after it was finished is no different", () => {
  const [first, rest] = ["**bold", "** and more"];
  const paused = finish(advance(createMarkdownDocument(), first));
  expect(toPlainText(paused)).toBe("**bold");
  expect(finish(advance(paused, first + rest)).segments).toEqual(wholeDocument(first + rest).segments);
});

describe("what an update costs does not grow with the text", () => {
  function lexedPerUpdate(size: number): number {
    const text = Object.values(replies)
      .join("\n\n")
      .repeat(Math.ceil(size / 1000))
      .slice(0, size);
    const start = size - 8000;
    let document = advance(createMarkdownDocument(), text.slice(0, start));
    const inlineTokens = vi.spyOn(Lexer.prototype, "inlineTokens");
    for (let end = start; end <= size; end += 20) document = advance(document, text.slice(0, end));
    const lexed = inlineTokens.mock.calls.reduce((sum, [source]) => sum + source.length, 0);
    inlineTokens.mockRestore();
    return lexed / 400;
  }

  test("400 KB cost no more than 1.5 times what 20 KB do", () => {
    const [small, large] = [lexedPerUpdate(20_000), lexedPerUpdate(400_000)];
    expect(small).toBeGreaterThan(20);
    expect(large / small).toBeLessThan(1.5);
  });

  const hostile: Record<string, string> = {
    "a line of a megabyte": "word and more ".repeat(75_000),
    "a megabyte of code in a line": `\`\`\`\n${"x".repeat(1_000_000)}`,
    "a hundred thousand stars": "*".repeat(100_000),
    "stars before letters": "*a ".repeat(33_000),
    underscores: "_".repeat(100_000),
    brackets: "[".repeat(100_000),
    "links without an end": "[a](".repeat(25_000),
    "less-than signs": "<".repeat(100_000),
    ticks: "`".repeat(100_000),
    "code without an end": "`a ".repeat(33_000),
    dollars: "$a ".repeat(33_000),
    formulas: "\\(a ".repeat(25_000),
    "five thousand quotes": `${">".repeat(5000)} deep`,
    "five thousand lists": `${"- ".repeat(5000)}deep`,
    "lists, each deeper": Array.from({ length: 300 }, (_, depth) => `${"  ".repeat(depth)}- x\n`).join(""),
    "ten thousand columns": `${"|a".repeat(10_000)}|\n${"|-".repeat(10_000)}|\n${"|b".repeat(10_000)}`,
    "a thousand rows": `|a|b|\n|-|-|\n${"|1|2|\n".repeat(1000)}`,
    "ten thousand footnotes": Array.from({ length: 10_000 }, (_, number) => `[^${number}]: note\n`).join(""),
    "references to footnotes": "[^1]".repeat(25_000),
    "a quote without an end": "> text\n".repeat(10_000),
    "marks upon marks": `a${"\u0301\u0302".repeat(50)}`.repeat(1000),
  };

  test.each(Object.entries(hostile))("%s", (_, text) => {
    const inlineTokens = vi.spyOn(Lexer.prototype, "inlineTokens");
    let document = createMarkdownDocument();
    let worst = 0;
    const step = Math.ceil(text.length / 100);
    for (let end = step; end < text.length + step; end += step) {
      inlineTokens.mockClear();
      document = advance(document, text.slice(0, end));
      worst = Math.max(
        worst,
        inlineTokens.mock.calls.reduce((sum, [source]) => sum + source.length, 0),
      );
    }
    inlineTokens.mockRestore();
    expect(worst).toBeLessThan(40_000 + 6 * step);
    expect(toPlainText(finish(document)).length).toBeGreaterThan(0);
  });
});
