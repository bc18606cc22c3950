import { expect, test } from "vitest";
import { parseSearch } from "@/lib/protocol/search";
import { excerptOf } from "./excerpt";

const excerpt = (text: string, q: string) =>
  excerptOf(text, parseSearch(q).terms)
    .map(({ text: piece, isMatch }) => (isMatch ? `<${piece}>` : piece))
    .join("");

test("all that was looked for is marked, phrases as a whole and beginnings with the rest of their word", () => {
  expect(excerpt("The red heron and the Heronry", '"red heron" heronr')).toBe(
    "The <red heron> and the <Heronry>",
  );
});

test("a long text is cut around the first match, between words", () => {
  const cut = excerpt(`${"before ".repeat(100)}needle${" after".repeat(100)}`, "needle");
  expect(cut).toMatch(/^…(before )+<needle>( after)+ ?…$/);
  expect(cut.length).toBeLessThan(260);
});

test("what marks up the text is left out, and nothing of what it says", () => {
  expect(excerpt("# A title\n\n- **bold** `code` [a link](https://example.org)\n> quoted", "bold")).toBe(
    " A title <bold> code a link quoted",
  );
});

test("a text without a match is shown from its beginning", () => {
  expect(excerpt("Something else", "needle")).toBe("Something else");
});
