import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Block, Inline } from "@/lib/client/markdown/blocks";
import { inlineText, toPlainText } from "@/lib/client/markdown/plain-text";
import { replies } from "@/lib/client/markdown/test-replies";
import { wholeDocument } from "@/lib/client/markdown/test-stream";
import type { Marker } from "@/lib/protocol/citations";
import { citeDocument } from "./cite-document";
import { citedNumbers } from "./cited-numbers";
import { bodyWithoutCitations } from "./without-citations";

const FAMILY = "👨‍👩‍👧‍👦";
const pieces = [
  ..."a b5*_`~#>|-+[]()!<&$\\:.\n\t=é😀、。的",
  ...["word ", "**bold** ", "**", "***", "_em_", "`code`", "```\n", "```js\n", "\n\n", "- ", "  - ", "1. "],
  ...[
    "> ",
    "| a | b |\n",
    "|---|---|\n",
    "| c | d |\n",
    "](",
    "[link](https://x.example/a_b)",
    "http://x.y.",
  ],
  ...[
    "$$",
    "$x_1$",
    "\\(",
    "<br>",
    "&amp;",
    "---\n",
    "    ",
    "[a]: b\n",
    "[^1]",
    "[^1]: c\n",
    "[ ] ",
    "これは**重要**な点。",
  ],
  ...[FAMILY, "2–1", "e\u0301", "🇯🇵🇫🇷", "مرحبا ", "⁅1⁆", "⁆", "\r\n"],
];
const strangeText = fc.array(fc.constantFrom(...pieces), { maxLength: 50 }).map((some) => some.join(""));
const anyText = fc.oneof(strangeText, fc.constantFrom(...Object.values(replies)));
const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 });

function markersAt(text: string, shares: readonly number[]): Marker[] {
  const positions = [...new Set(shares.map((share) => Math.round(share * text.length)))];
  return positions.sort((a, b) => a - b).map((at, index) => ({ at, numbers: [index + 1] }));
}

/** The text with each citation as `{1,2}` where it stands. */
function shown(text: string, ...ends: (string | number)[]): string {
  const markers = ends.map((end, index) => {
    const at = typeof end === "number" ? end : text.indexOf(end) + end.length;
    return { at, numbers: [index + 1] };
  });
  return citeDocument(wholeDocument(text), markers).segments.flat().map(blockText).join("¶");
}

function lineText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === "citation") return `{${inline.numbers}}`;
      if (inline.kind === "strong") return `<${lineText(inline.children)}>`;
      if (inline.kind === "link") return `<${lineText(inline.children)}>`;
      return inlineText([inline]);
    })
    .join("");
}

function blockText(block: Block): string {
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return lineText(block.children);
    case "quote":
    case "footnote":
      return block.body.flat().map(blockText).join("¶");
    case "list":
      return block.items
        .flat()
        .map((item) => item.body.flat().map(blockText).join("¶"))
        .join("•");
    case "table":
      return [block.header, ...block.rows.flat()].map((row) => row.map(lineText).join("|")).join("/");
    case "cited":
      return `${blockText(block.block)}{${block.numbers}}`;
    case "code":
      return block.pieces.join("");
    default:
      return block.kind;
  }
}

describe("RN-08 citations change nothing but that they are there", () => {
  test("taken out, they leave the text as it was, and every one is shown, whatever the text", () => {
    fc.assert(
      fc.property(anyText, places, (text, shares) => {
        const document = wholeDocument(text);
        const markers = markersAt(text, shares);
        const cited = citeDocument(document, markers);
        expect(bodyWithoutCitations(cited.segments)).toEqual(document.segments);
        expect(toPlainText(cited)).toBe(toPlainText(document));
        if (document.segments.length === 0) return;
        const numbers = markers.flatMap((marker) => marker.numbers);
        expect([...new Set(citedNumbers(cited.segments))].sort((a, b) => a - b)).toEqual(numbers);
      }),
      { numRuns: 3000 },
    );
  });

  test("a block without citations stays the same object", () => {
    const text = Object.values(replies).join("\n\n");
    const document = wholeDocument(text);
    const cited = citeDocument(document, [{ at: 300, numbers: [1] }]);
    const before = document.segments.flat();
    const changed = cited.segments.flat().filter((block, position) => block !== before[position]);
    expect(changed).toHaveLength(1);
    expect(cited.segments[3]).toBe(document.segments[3]);
  });
});

describe("a citation stands at the end of its words", () => {
  test.each([
    ["after a sentence", "One. Two. Three.", ["One.", "Two."], "One.{1} Two.{2} Three."],
    ["before white space", "One. \n\nTwo.", ["One. \n\n"], "One.{1}¶Two."],
    ["behind what closes emphasis", "A **bold** word", ["A **bold"], "A <bold>{1} word"],
    ["before what opens emphasis", "これは**重要**な点", ["これは**"], "これは{1}<重要>な点"],
    ["behind closing emphasis without spaces", "これは**重要**な点", ["重要**"], "これは<重要>{1}な点"],
    ["behind a link", "See [the docs](https://x.example/a) now", ["https://x"], "See <the docs>{1} now"],
    ["behind a link's text", "See [the docs](https://x.example/a) now", ["docs"], "See <the docs>{1} now"],
    ["behind a bare address", "See https://x.example/a. Then", ["a."], "See <https://x.example/a>. {1}Then"],
    ["behind code", "Use `a b c` here", ["`a b"], "Use a b c{1} here"],
    ["behind a formula", "So $x_1 + y$ is", ["x_1"], "So x_1 + y{1} is"],
    ["behind a whole word", "Spain won", ["Spa"], "Spain{1} won"],
    ["between letters where no spaces are", "日本語の文。次の文。", ["文。"], "日本語の文。{1}次の文。"],
    ["behind escaped and named signs", "a\\*b &amp; c", ["a\\", "&am"], "a*{1}b &{2} c"],
    ["in an item", "- one\n- two", ["- one\n"], "one{1}•two"],
    ["not in an item's sign", "- one\n- two", ["- one\n-"], "one{1}•two"],
    ["in a heading", "# Title\n\ntext", ["# Title"], "Title{1}¶text"],
    ["in a cell", "| a | b |\n|---|---|\n| c | d |", ["c", "d |"], "a|b/c{1}|d{2}"],
    ["not in a delimiter row", "| a | b |\n|---|---|\n| c | d |", ["|---"], "a|b{1}/c|d"],
    ["not in a second-line heading's line", "Title\n---\n\ntext", ["Title\n--"], "Title{1}¶text"],
    ["in a footnote", "so[^1]\n\n[^1]: One. Two.", ["One."], "so[^1]¶One.{1} Two."],
    ["behind what refers to one", "so[^1] it is\n\n[^1]: One.", ["so[^"], "so[^1]{1} it is¶One."],
    ["with those at the same place", "One. Two.", ["One.", "One. "], "One.{1,2} Two."],
    [
      "of code: at the end of the text before it",
      "Text:\n\n```\na\nb\n```\nEnd",
      ["a\n"],
      "Text:{1}¶a\nb¶End",
    ],
    ["of code in an item", "- x\n  ```\n  a\n  ```\n- y", ["  a"], "x{1}¶a•y"],
    ["of code with no text before it", "```\na\n```\n\nEnd", ["a"], "a{1}¶End"],
    ["of nothing: in the first text", "One. Two.", [0], "One. Two.{1}"],
    ["beyond the end", "One. Two.", [9000], "One. Two.{1}"],
  ] as const)("%s", (_, text, ends, expected) => {
    expect(shown(text, ...ends)).toBe(expected);
  });
});

describe("a long text", () => {
  test("of marks of headings alone, with a citation in it, comes to an end", () => {
    const text = `${"#".repeat(150)} word`;
    const cited = citeDocument(wholeDocument(text), markersAt(text, [1]));
    expect(citedNumbers(cited.segments)).toEqual([1]);
  });

  test("of 400 KB with 500 citations reads no more than what is cited", () => {
    const paragraph = "Spain **won** the final – 2–1 – in Berlin, as [many](https://x.example) had hoped. ";
    const text = `${paragraph.repeat(5)}\n\n`.repeat(950);
    const document = wholeDocument(text);
    const markers = Array.from({ length: 500 }, (_, index) => ({
      at: 84 + index * 840,
      numbers: [index + 1],
    }));
    const cited = citeDocument(document, markers);
    expect(new Set(citedNumbers(cited.segments)).size).toBe(500);
    const before = document.segments.flat();
    const changed = cited.segments.flat().filter((block, position) => block !== before[position]);
    expect(changed.length).toBeLessThanOrEqual(500);
  });
});
