import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitSpoken, toSpokenText } from "./spoken-text";

describe("what is said of a reply", () => {
  test.each([
    [
      "# A heading\n\nAnd **bold**, *slanted*, ~~struck~~ and `named` words.",
      "A heading\n\nAnd bold, slanted, struck and named words.",
    ],
    ["See [the manual](https://example.com/a?b=c) now.", "See the manual now."],
    ["![A red fox](https://example.com/fox.png)", "A red fox"],
    ["> Quoted\n> words", "Quoted\nwords"],
    ["- one\n- two\n  - three", "one\ntwo\nthree"],
    ["1. first\n2. second", "first\nsecond"],
    ["| Name | Age |\n| --- | --- |\n| Ann | 30 |", "Name, Age.\nAnn, 30."],
    ["line  \nbreak", "line\nbreak"],
    ["Öl &amp; \u{1f98a} \\*stars\\*", "Öl & \u{1f98a} *stars*"],
    ["- [x] done\n- [ ] open", "done\nopen"],
    ["> first\n>\n> second", "first\n\nsecond"],
    ["Use `$HOME` and `$PATH` here.", "Use $HOME and $PATH here."],
    ["above\n\n---\n\nbelow", "above\n\nbelow"],
  ])("is its words: %j", async (markdown, spoken) => {
    expect(await toSpokenText(markdown)).toBe(spoken);
  });

  test.each([
    ["```js\nalert(1)\n```\n\nDone.", "Done."],
    ["    indented code\n\nDone.", "Done."],
    ["<script>alert(1)</script>\n\nDone.", "Done."],
    ["Before <b>bold</b> after", "Before bold after"],
    ["[1]: https://example.com\n\nDone.", "Done."],
    ["Visit https://example.com/long/path?query=1 today.", "Visit today."],
    ["Write to <https://example.com>.", "Write to ."],
    ["So $$\\int_0^1 x\\,dx$$ it is.", "So it is."],
    ["So \\(x_1 + y_1\\) and \\[z\\] too.", "So and too."],
    ["And $a^2 + b^2$ too.", "And too."],
    ["$$\nE = mc^2\n- 1\n$$\n\nDone.", "Done."],
    ["As in\n$$\nE = mc^2\n$$\nit is.", "As in\n\nit is."],
    ["It costs $5, or $10 at most.", "It costs $5, or $10 at most."],
  ])("is not its code, addresses and formulas: %j", async (markdown, spoken) => {
    expect(await toSpokenText(markdown)).toBe(spoken);
  });

  test("is nothing where there is nothing to say", async () => {
    for (const markdown of ["", " \n ", "```\ncode\n```", "<br>", "---"])
      expect(await toSpokenText(markdown)).toBe("");
  });

  test.each([
    ["emphasis without an end", "a_".repeat(200_000)],
    ["quotes in quotes", "> ".repeat(5_000)],
    ["lists in lists", "1. ".repeat(5_000)],
    ["brackets", "[".repeat(100_000)],
  ])("is found, while others have their turn, in a reply that is %s", async (_, markdown) => {
    let turns = 0;
    const clock = setInterval(() => (turns += 1), 1);
    expect((await toSpokenText(markdown, 40_000)).length).toBeLessThanOrEqual(40_000);
    clearInterval(clock);
    if (markdown.length > 50_000) expect(turns).toBeGreaterThan(2);
  });

  test("is as much as is asked for, of a reply of any length", async () => {
    const markdown = "A sentence of some words.\n\n".repeat(3_000);
    const spoken = await toSpokenText(markdown, 40_000);
    expect(spoken).toHaveLength(40_000);
    expect(markdown.replace(/\n$/, "").startsWith(spoken)).toBe(true);
  });

  test("is found in any text without a failure", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom(..."ab #*_`~[]()!<>|-\n\\$&;:1."), maxLength: 200 }),
        async (markdown) => {
          expect(await toSpokenText(markdown)).toBeTypeOf("string");
        },
      ),
    );
  });
});

describe("a long reply is said in pieces", () => {
  test("that end where a paragraph, a sentence or a word does", () => {
    expect(splitSpoken("First.\n\nSecond one.", 10)).toEqual(["First.", "Second", "one."]);
    expect(splitSpoken("One is here. Two is there.", 15)).toEqual(["One is here.", "Two is there."]);
    expect(splitSpoken("これは一つ。これは二つ。", 8)).toEqual(["これは一つ。", "これは二つ。"]);
    expect(splitSpoken("x".repeat(25), 10)).toEqual(["x".repeat(10), "x".repeat(10), "x".repeat(5)]);
    expect(splitSpoken("short", 10)).toEqual(["short"]);
    expect(splitSpoken("", 10)).toEqual([]);
  });

  test("that have all of it, and none of which is too long or empty", () => {
    const texts = fc.string({
      unit: fc.constantFrom("a", "b", " ", "\n", ".", "。", "\u{1f98a}"),
      maxLength: 300,
    });
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 40 }), (text, length) => {
        const pieces = splitSpoken(text, length);
        expect(pieces.join("").replaceAll(/\s/g, "")).toBe(text.replaceAll(/\s/g, ""));
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(length);
          expect(piece).not.toBe("");
          expect(piece.isWellFormed()).toBe(true);
        }
      }),
    );
  });
});
