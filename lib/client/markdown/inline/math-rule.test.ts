import { describe, expect, test } from "vitest";
import { lexInline } from "./lex-inline";

function formulasIn(text: string): string[] {
  return lexInline(text).flatMap((inline) => (inline.kind === "math" ? [inline.tex] : []));
}

describe("a formula in a line", () => {
  test.each([
    ["$x$", ["x"]],
    ["$2 + 2 = 4$", ["2 + 2 = 4"]],
    ["$10^{-3}$ and $3 \\times 5$", ["10^{-3}", "3 \\times 5"]],
    ["$x \\text{ if and only if } y$", ["x \\text{ if and only if } y"]],
    ["$a_1$ and $a_2$", ["a_1", "a_2"]],
    ["\\(a\\) and \\[b\\] and $$c$$", ["a", "b", "c"]],
    ["($x$), “$y$”. **$z$**", ["x", "y"]],
    ["$\\$5$", ["\\$5"]],
  ])("%s", (text, formulas) => {
    const inStrong = lexInline(text).flatMap((inline) => (inline.kind === "strong" ? inline.children : []));
    expect(formulasIn(text)).toEqual(formulas);
    if (text.includes("**")) expect(inStrong).toMatchObject([{ kind: "math", tex: "z" }]);
  });
});

describe("no formula", () => {
  test.each([
    "$5 and $10",
    "$5, $10 and $20",
    "costs $5 million to build, $7 to rent",
    "$20-$30 or $5/$6",
    "from $1,000.50 (about €900) to $2,000.00 (more)",
    "$ x $",
    "\\$x\\$",
    "`$x$`",
    "$HOME is set and $PATH is not$",
    "a $ b",
    "$$$",
    "$x",
  ])("%s", (text) => expect(formulasIn(text)).toEqual([]));
});
