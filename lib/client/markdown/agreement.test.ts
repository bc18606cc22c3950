import { Lexer, type Token, type Tokens } from "marked";
import { describe, expect, test } from "vitest";
import type { Block } from "./blocks";
import { replies } from "./test-replies";
import { wholeDocument } from "./test-stream";

/** A block's kind and size, in a form that marked's tokens have too. */
type Shape = string | readonly [string, ...(Shape | number | null)[]];

function shapeOf(block: Block): Shape[] {
  switch (block.kind) {
    case "definition":
      return [];
    case "heading":
      return [["heading", block.depth]];
    case "quote":
      return [["quote", ...block.body.flat().flatMap(shapeOf)]];
    case "list":
      return [
        [
          "list",
          block.start,
          ...block.items.flat().map(({ body }): Shape => ["item", ...body.flat().flatMap(shapeOf)]),
        ],
      ];
    case "footnote":
      // Text to marked, which knows none.
      return block.body.flat().flatMap(shapeOf);
    case "table":
      return [["table", block.columns.length, block.rows.flat().length]];
    case "code":
      return [["code", block.pieces.join("")]];
    default:
      return [block.kind];
  }
}

const names: Record<string, string> = { text: "paragraph", hr: "rule", html: "paragraph" };

function shapeOfToken(token: Token): Shape[] {
  switch (token.type) {
    case "space":
    case "def":
    case "checkbox":
      return [];
    case "heading":
      return [["heading", token.depth]];
    case "blockquote":
      return [["quote", ...(token.tokens ?? []).flatMap(shapeOfToken)]];
    case "list":
      return [
        [
          "list",
          token.ordered ? Number(token.start) : null,
          ...(token as Tokens.List).items.map(
            (item): Shape => ["item", ...item.tokens.flatMap(shapeOfToken)],
          ),
        ],
      ];
    case "table":
      return [["table", token.header.length, token.rows.length]];
    case "code":
      return [["code", token.text]];
    default:
      return [names[token.type] ?? token.type];
  }
}

function expectAgreement(text: string): void {
  expect(wholeDocument(text).segments.flat().flatMap(shapeOf)).toEqual(Lexer.lex(text).flatMap(shapeOfToken));
}

describe("blocks are the ones that marked finds", () => {
  // Formulas as blocks and footnotes are ours.
  const { math: _, footnotes: __, ...others } = replies;
  test.each(Object.entries(others))("%s", (_name, text) => expectAgreement(text));

  test.each([
    ["a nested list", "- a\n  - b\n    - c\n\n      d\n  - e\n- f\n"],
    ["a list by number, after text", "text\n1. a\n2. b\n\ntext\n2. no list\n"],
    ["lists of other bullets", "- a\n* b\n+ c\n1. d\n1) e\n"],
    ["a fence in a list", "1. a\n   ```js\n   x\n\n   y\n   ```\n2. b\n"],
    ["a fence without an end", "```js\nx\n"],
    ["a fence in a fence", "````\n```\nx\n```\n````\n"],
    ["a fence with nothing in it", "```\n```\n\nb\n"],
    ["code by indent", "    a\n\n    b\n\nc\n"],
    ["a quote in a list in a quote", "> - a\n>   > b\n>\n> c\n\nd\n"],
    ["a quote after text", "text\n> quote\n\nmore\n"],
    ["a heading after text", "text\n# heading\ntext\n"],
    ["hashes that are no heading", "#tag\n\n####### seven\n"],
    ["a rule between lists", "- a\n\n---\n\n- b\n"],
    ["a table after text", "text\n| a | b |\n|---|---|\n| c | d |\ntext in the row\n\nend\n"],
    ["no table", "| a | b |\n|---|\n"],
    ["setext", "a\nb\n===\n\nc\n---\n"],
    ["an item without text", "-\n- a\n-\n"],
    ["windows' line ends", "a\r\nb\r\n\r\n- c\r\n- d\r\n"],
  ])("%s", (_name, text) => expectAgreement(text));
});
