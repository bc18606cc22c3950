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
  ])("is its words: %j", (markdown, spoken) => {
    expect(toSpokenText(markdown)).toBe(spoken);
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
  ])("is not its code, addresses and formulas: %j", (markdown, spoken) => {
    expect(toSpokenText(markdown)).toBe(spoken);
  });

  test("is nothing where there is nothing to say", () => {
    for (const markdown of ["", " \n ", "```\ncode\n```", "<br>", "---"])
      expect(toSpokenText(markdown)).toBe("");
  });

  test("is found in any text without a failure", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."ab #*_`~[]()!<>|-\n\\$&;:1."), maxLength: 200 }),
        (markdown) => {
          expect(toSpokenText(markdown)).toBeTypeOf("string");
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
