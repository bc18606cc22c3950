import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escapeHidden, hiddenIn, splitAtHidden } from "./hidden-characters";

const HIDDEN = [
  "\u200b",
  "\u200d",
  "\u202e",
  "\u2066",
  "\u00ad",
  "\ufeff",
  "\u{e0041}",
  "\u3164",
  "\u0085",
  "\u2028",
];

describe("RN-13 hidden characters in what a person is asked to allow", () => {
  test.each(HIDDEN)("%j is named, and written out", (character) => {
    const name = `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}`;
    expect(hiddenIn(`send${character}it`)).toEqual([name]);
    const shown = escapeHidden(JSON.stringify({ to: `a${character}b` }));
    expect(shown).not.toContain(character);
    expect(JSON.parse(shown)).toEqual({ to: `a${character}b` });
  });

  test("instructions in tag characters are seen, each letter of them", () => {
    const secret = [..."pay"].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join("");
    expect(hiddenIn(`Hello ${secret}`)).toEqual(["U+E0070", "U+E0061", "U+E0079"]);
  });

  test.each(["👨‍👩‍👧", "❤️", "👍🏽", "3️⃣", "日本語 — naïve", "مرحبا"])("%s is left as it is", (text) => {
    expect(hiddenIn(text)).toEqual([]);
    expect(escapeHidden(text)).toBe(text);
  });

  const texts = fc.array(fc.oneof(fc.constantFrom(...HIDDEN), fc.string({ unit: "grapheme" })));

  test("nothing of a text is lost or moved", () => {
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join("");
        expect(
          splitAtHidden(text)
            .map((stretch) => stretch.text)
            .join(""),
        ).toBe(text);
      }),
    );
  });

  test("escaped JSON means the same, and hides nothing", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), texts), (values) => {
        const shown = escapeHidden(JSON.stringify(values));
        expect(JSON.parse(shown)).toEqual(JSON.parse(JSON.stringify(values)));
        expect(hiddenIn(shown)).toEqual([]);
      }),
    );
  });
});
