import { describe, expect, test } from "vitest";
import type { Block, Inline } from "./blocks";
import { advance, createMarkdownDocument } from "./document";
import { toPlainText } from "./plain-text";
import { everShown, everyPrefix, shownAndLost } from "./test-stream";

/** What a reader sees after a part of a reply has come. */
function open(text: string) {
  const document = advance(createMarkdownDocument(), text);
  const blocks = document.segments.flat();
  return { text: toPlainText(document), blocks, last: blocks.at(-1) };
}

function inlinesOf(block: Block | undefined): readonly Inline[] {
  return block && "children" in block ? block.children : [];
}

function neverShows(text: string, raw: RegExp): void {
  for (const shown of everShown(text)) expect(shown).not.toMatch(raw);
  expect(shownAndLost(text)).toEqual([]);
}

describe("while a reply comes", () => {
  test("an open fence shows its code", () => {
    expect(open("```js\nconst a = 1;\ncon").last).toMatchObject({
      kind: "code",
      language: "js",
      pieces: ["const a = 1;\ncon"],
      isOpen: true,
    });
  });

  test("the opener and the closer of a fence are never shown", () => {
    neverShows("Text\n```python\nx = 1\n```\nmore\n~~~\ny\n~~~\n", /[`~]|python/);
  });

  test("the marker of a list is never shown", () => {
    neverShows("- one\n- two\n\n* three\n+ four\n\n1. five\n2. six\n10) seven\n", /[-*+\d.)]/);
  });

  test("the marker of a heading is never shown", () => {
    neverShows("# One\n\n### Three ###\n\ntext\n", /#/);
  });

  test("the box of a task is never shown", () => {
    neverShows("- [ ] open\n- [x] done\n", /[[\]x-]/);
  });

  test("a rule and a setext underline are never shown", () => {
    neverShows("Title\n===\n\nSecond\n---\n\ntext\n\n---\n\n* * *\n\n___\n", /[=*_-]/);
  });

  test("the sign of a quote is never shown", () => {
    neverShows("> one\n> > two\n> three\n", />/);
  });

  test("the delimiter row of a table is never shown", () => {
    neverShows("| a | b |\n|:--|--:|\n| c | d |\n\ntext\n", /[|:-]/);
  });

  test("the header of a table waits for its delimiter row", () => {
    expect(open("| a | b |").text).toBe("");
    expect(open("| a | b |\n|--").text).toBe("");
    expect(open("| a | b |\n|---|---|\n").last?.kind).toBe("table");
    expect(open("| a | b |\nno table").text).toBe("| a | b |\nno table");
  });

  test("a table grows as a table, and keeps its finished rows", () => {
    const text = "| a | b |\n|---|---|\n| c | d |\n| e | f |\n";
    const early = open(text.slice(0, 33)).last;
    expect(early).toMatchObject({
      kind: "table",
      rows: [[[[{ text: "c" }], [{ text: "d" }]], expect.anything()]],
    });
    let firstRow: unknown;
    for (const { document } of everyPrefix(text)) {
      const table = document.segments.flat().at(-1);
      const row = table?.kind === "table" && (table.rows.flat().length > 1 ? table.rows[0]?.[0] : undefined);
      if (!row) continue;
      firstRow ??= row;
      expect(row).toBe(firstRow);
    }
    expect(firstRow).toBeDefined();
  });

  test("a list keeps its finished items", () => {
    const items = new Set<unknown>();
    for (const { document } of everyPrefix("- one **bold**\n- two\n- three\n")) {
      const list = document.segments.flat().at(-1);
      if (list?.kind === "list" && list.items.flat().length > 1) items.add(list.items[0]?.[0]);
    }
    expect(items.size).toBe(1);
  });

  test("open bold, italic and struck text is styled, without its signs", () => {
    expect(inlinesOf(open("so **bold te").last)).toEqual([
      { kind: "text", text: "so " },
      { kind: "strong", children: [{ kind: "text", text: "bold te" }] },
    ]);
    expect(inlinesOf(open("*it").last)).toMatchObject([{ kind: "emphasis" }]);
    expect(inlinesOf(open("~~gone").last)).toMatchObject([{ kind: "strike" }]);
    expect(inlinesOf(open("***both").last)).toMatchObject([
      { kind: "emphasis", children: [{ kind: "strong" }] },
    ]);
    neverShows("so **bold *and italic* text**, ***both***, _em_ and ~~gone~~.\n", /[*_~]/);
  });

  test("open inline code is styled, without its signs", () => {
    expect(inlinesOf(open("use `npm i").last)).toEqual([
      { kind: "text", text: "use " },
      { kind: "code", text: "npm i" },
    ]);
    neverShows("use `npm i **x**` and ``two ticks`` here\n", /`/);
  });

  test("no part of a link's address is shown, and no link leads to a part of it", () => {
    const text = 'see [the docs](https://docs.example/a_(b)?q=1 "Title") there\n';
    neverShows(text, /https|[[\]()]|Title/);
    const addresses = [...everyPrefix(text)].flatMap(({ document }) =>
      inlinesOf(document.segments.flat().at(-1)).flatMap((inline) =>
        inline.kind === "link" ? [inline.href] : [],
      ),
    );
    expect(new Set(addresses)).toEqual(new Set([null, "https://docs.example/a_(b)?q=1"]));
  });

  test("a bare address is text until it ends", () => {
    expect(inlinesOf(open("at https://exam").last)).toEqual([{ kind: "text", text: "at https://exam" }]);
    expect(inlinesOf(open("at https://example.org now").last)).toMatchObject([
      {},
      { href: "https://example.org/" },
      {},
    ]);
  });

  test("no part of an image's address is shown", () => {
    neverShows("look: ![a cat](https://evil.example/cat.png?d=1) there\n", /https|evil|[![\]()]/);
  });

  test("formulas in \\(…\\) and \\[…\\] are formulas from the start, and never show their signs", () => {
    expect(inlinesOf(open("so \\(x^2").last)).toMatchObject([{}, { kind: "math", tex: "x^2", isOpen: true }]);
    expect(open("\\[\nx^2\n").last).toMatchObject({ kind: "math", isOpen: true });
    neverShows("so \\(a_1 * b\\) and\n\n\\[\nc_*\n\\]\n\nend\n", /\\/);
  });

  test("a formula in dollars is shown when it is whole", () => {
    expect(open("so $x^2 + y").text).toBe("so");
    expect(inlinesOf(open("so $x^2$ is").last)).toMatchObject([
      {},
      { kind: "math", tex: "x^2", isOpen: false },
      {},
    ]);
    neverShows("so $x^2 + y_1$ and $$z$$ is\n\n$$\na\n$$\n\nend\n", /\$/);
  });

  test("money is not a formula, and waits for two words at most", () => {
    expect(open("it costs $5 and th").text).toBe("it costs $5 and th");
    expect(shownAndLost("it costs $5 and $10, or US$3.50/month, $1,000 to $2,000.\n")).toEqual([]);
  });

  test("an exclamation mark, an escape and half an entity wait for what follows", () => {
    expect(open("Hello!").text).toBe("Hello");
    expect(open("Hello! ").text).toBe("Hello!");
    neverShows("a \\* b &amp; c &#65; d<br>e!\n", /\\|amp|#|br/);
  });

  test("what was opened and never closed is shown as it was written in the end", () => {
    const shown = everShown("**never closed\n\nnext");
    expect(shown.at(-1)).toBe("**never closed\n\nnext");
    expect(shownAndLost("**never [closed `x\n\nnext")).toEqual([]);
  });
});
