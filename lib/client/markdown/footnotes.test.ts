import { describe, expect, test } from "vitest";
import type { Block, Inline } from "./blocks";
import { advance, createMarkdownDocument } from "./document";
import { replies } from "./test-replies";
import { everShown, everyPrefix, shownAndLost, wholeDocument } from "./test-stream";

function blocksOf(text: string): readonly Block[] {
  return wholeDocument(text).segments.flat();
}

function footnotesIn(text: string) {
  return blocksOf(text).flatMap((block) => (block.kind === "footnote" ? [block] : []));
}

function inlinesOf(text: string): readonly Inline[] {
  const [block] = blocksOf(text);
  return block && "children" in block ? block.children : [];
}

describe("a footnote", () => {
  test("stands where it is written, with its label and its place among the others", () => {
    expect(footnotesIn("a[^x]\n\n[^x]: one\n[^2]: two\n\nb\n")).toMatchObject([
      { label: "x", position: 0, body: [[{ kind: "paragraph", children: [{ text: "one" }] }]] },
      { label: "2", position: 1, body: [[{ children: [{ text: "two" }] }]] },
    ]);
    expect(blocksOf("a\n[^1]: one\n\nb\n").map(({ kind }) => kind)).toEqual([
      "paragraph",
      "footnote",
      "paragraph",
    ]);
  });

  test("goes on in lines that are indented, and in the next line of its paragraph", () => {
    const [note] = footnotesIn("[^1]: one\nline\n\n    - two\n    - three\n\n    four\n\nfive\n");
    expect(note?.body.flat().map(({ kind }) => kind)).toEqual(["paragraph", "list", "paragraph"]);
  });

  test("has a label of its own: who says it again, whatever its case, writes text", () => {
    const text = "[^a]: one\n\n[^A]: two\n";
    expect(footnotesIn(text)).toHaveLength(1);
    expect(wholeDocument(text).footnotes).toEqual(["a"]);
    expect(blocksOf(text).at(-1)).toMatchObject({
      kind: "paragraph",
      children: [{ kind: "footnote", label: "A" }, { text: ": two" }],
    });
  });

  test.each(["> [^1]: x", "- [^1]: x", "    [^1]: x", "[^a b]: x", "[^]: x", "[^1] : x"])(
    "is nothing inside of other blocks, nor without a right label: %s",
    (text) => expect(wholeDocument(text).footnotes).toEqual([]),
  );
});

describe("a reference to a footnote", () => {
  test("may touch the word before it, and follow another one", () => {
    expect(inlinesOf("so it is[^1][^note]. And")).toMatchObject([
      { text: "so it is" },
      { kind: "footnote", label: "1", source: "[^1]" },
      { kind: "footnote", label: "note" },
      { text: ". And" },
    ]);
  });

  test.each(["`[^1]`", "\\[^1]", "[^1 2]", "[^]", "[^1](https://x.example)", "$[^1]$"])("is not %s", (text) =>
    expect(JSON.stringify(inlinesOf(text))).not.toContain('"footnote"'),
  );
});

describe("while a reply comes", () => {
  test("a line that may begin a footnote waits, and nothing that was shown goes away", () => {
    const text = "so[^1] it is\n[^1]: a note\n[^2]: more\n";
    expect(shownAndLost(text)).toEqual([]);
    for (const shown of everShown(text)) expect(shown).not.toMatch(/\[\^?$|\n\[\^|\]:/);
  });

  test("a footnote that still grows is shown, and is led to from its first whole line on", () => {
    const open = advance(createMarkdownDocument(), "so[^1] it is\n\n[^1]: a no");
    expect(open.segments.flat().at(-1)).toMatchObject({
      kind: "footnote",
      body: [[{ children: [{ text: "a no" }] }]],
    });
    expect(open.footnotes).toEqual([]);
    expect(advance(open, "so[^1] it is\n\n[^1]: a note\nand").footnotes).toEqual(["1"]);
  });

  test("the list of footnotes is the same one while none is added, so that nothing is drawn for it", () => {
    const lists = new Set([...everyPrefix(replies.footnotes)].map(({ document }) => document.footnotes));
    expect(lists.size).toBe(4);
  });
});
