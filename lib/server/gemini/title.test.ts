import fc from "fast-check";
import { expect, test } from "vitest";
import { TITLE_MAX_LENGTH } from "@/lib/protocol/thread";
import { toTitle } from "./title";

test.each([
  ["**Tides and the Moon**\n\nA title about tides.", "Tides and the Moon"],
  ["Title: “Rain in the city”.", "Rain in the city"],
  ["What is 5*5", "What is 5 × 5"],
  ["# C# against F# and `snake_case`", "C# against F# and snake_case"],
  ["", null],
  ["\n \n", null],
])("%j is the title %j", (text, title) => {
  expect(toTitle(text)).toBe(title);
});

test("PI-05 a title is one short line of plain text, whatever the model has written", () => {
  const text = fc.string({ unit: "binary", maxLength: 400 });
  fc.assert(
    fc.property(text, (written) => {
      const title = toTitle(`x${written}`) ?? "";
      expect(title.length).toBeLessThanOrEqual(TITLE_MAX_LENGTH);
      expect(title.isWellFormed()).toBe(true);
      expect(title).not.toMatch(/[\n\r<>*`\u202e\u2066]|(?<!\p{L})#/u);
    }),
  );
  expect(toTitle("🙂".repeat(300))?.isWellFormed()).toBe(true);
});
