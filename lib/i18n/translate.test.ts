import { afterEach, expect, test } from "vitest";
import { dollarFormat, numberFormat } from "./formats";
import { ENGLISH, joinSentences, setTranslation, t, tCount } from "./translate";
import { toTranslate } from "./translator";

const FILES = ["{count} file in {place}", "{count} files in {place}"] as const;

function speak(locale: "de" | "ar" | "ja", catalog: Record<string, string>): void {
  const translate = toTranslate(locale, catalog);
  setTranslation(() => ({ locale, translate }));
}

afterEach(() => setTranslation(() => ENGLISH));

test("8 English needs no catalog", () => {
  expect(t("Save")).toBe("Save");
  expect(t("Edit {name}", { name: "{name}" })).toBe("Edit {name}");
  expect(tCount(1, ...FILES, { place: "here" })).toBe("1 file in here");
  expect(tCount(1_200, ...FILES, { place: "here" })).toBe("1,200 files in here");
  expect(t('A document like {"a": 1}')).toBe('A document like {"a": 1}');
});

test("8 a text is what the catalog says, with what is to be filled in and the form of its number", () => {
  speak("de", {
    Save: "Speichern",
    "Edit {name}": "{name} bearbeiten",
    "{count} files in {place}": "{count, plural, one {# Datei} other {# Dateien}} in {place}",
  });
  expect(t("Save")).toBe("Speichern");
  expect(t("Edit {name}", { name: "a'b" })).toBe("a'b bearbeiten");
  expect(tCount(1, ...FILES, { place: "X" })).toBe("1 Datei in X");
  expect(tCount(1_200, ...FILES, { place: "X" })).toBe("1.200 Dateien in X");
});

test("8 Arabic has six forms of a number", () => {
  speak("ar", {
    "{count} files in {place}":
      "{count, plural, zero {لا ملفات} one {ملف واحد} two {ملفان} few {# ملفات} many {# ملفًا} other {# ملف}}",
  });
  const forms = [0, 1, 2, 3, 11, 100].map((count) => tCount(count, ...FILES));
  expect(new Set(forms).size).toBe(6);
});

test("8 what is filled into Arabic keeps its own direction, and counts stay numbers", () => {
  speak("ar", { "Edit {name}": "تعديل {name}", "{count} files in {place}": "{count, number} في {place}" });
  expect(t("Edit {name}", { name: "a.txt" })).toBe("تعديل \u2068a.txt\u2069");
  expect(tCount(1_200, ...FILES, { place: "X" })).toBe("1,200 في \u2068X\u2069");
});

test("8 the sign of a price stays with its letters, where a language has any", () => {
  const price = dollarFormat({ maximumSignificantDigits: 2 });
  expect(price.format(0.25)).toBe("$0.25");
  speak("de", {});
  expect(price.format(0.25)).toBe("0,25\u00a0$");
  speak("ar", {});
  expect(price.format(0.25)).toMatch(/US\$\u200e$/);
});

test("8 between sentences is a space, but not in Japanese", () => {
  expect(joinSentences("One.", "Two.")).toBe("One. Two.");
  speak("ja", {});
  expect(joinSentences("一つ。", "二つ。")).toBe("一つ。二つ。");
});

test("8 what has no translation is English, also in another language", () => {
  speak("de", {});
  expect(t("Edit {name}", { name: "x" })).toBe("Edit x");
});

test("8 a formatter that is made once follows the language", () => {
  const decimals = numberFormat({ minimumFractionDigits: 1 });
  expect(decimals.format(1234.5)).toBe("1,234.5");
  speak("de", {});
  expect(decimals.format(1234.5)).toBe("1.234,5");
});
