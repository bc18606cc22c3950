import { expect, test } from "vitest";
import { toPieces } from "./code-spans";
import { grammars } from "./grammars";
import { textPieces } from "./text-pieces";

test("spans are cut where pieces end, and nothing is lost", () => {
  const spans = [
    ["keyword", "const"],
    ["", " a = "],
    ["string", '"x\ny"'],
  ] as const;
  const pieces = ["const a", ' = "x\n', 'y"'];
  const cut = toPieces(spans, pieces);
  expect(cut.map((piece) => piece.map(([, code]) => code).join(""))).toEqual(pieces);
  expect(cut).toEqual([
    [
      ["keyword", "const"],
      ["", " a"],
    ],
    [
      ["", " = "],
      ["string", '"x\n'],
    ],
    [["string", 'y"']],
  ]);
});

test("spans that end too early leave the rest without one", () => {
  expect(toPieces([["", "a"]], ["ab", "c"])).toEqual([[["", "a"]], []]);
});

test("every language has its grammar", async () => {
  for (const load of new Set(grammars.values())) {
    const { default: grammar } = await load();
    expect(grammar.at(-1)?.name).toBeTruthy();
  }
});

test("text in pieces is the same text, and growth changes only the last piece", () => {
  const text = `${"some words of text, and more ".repeat(20)}${"漢字".repeat(100)}😀`;
  const pieces = textPieces(text);
  expect(pieces.join("")).toBe(text);
  for (let end = 1; end < text.length; end += 7) {
    const early = textPieces(text.slice(0, end));
    expect(pieces.slice(0, early.length - 1)).toEqual(early.slice(0, -1));
  }
});
