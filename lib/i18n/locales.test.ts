import { expect, test } from "vitest";
import { localeIn, negotiateLocale } from "./locales";

test.each([
  ["de-AT,de;q=0.9,en;q=0.8", "de"],
  ["en-US,en;q=0.9,de;q=0.8", "en"],
  ["nl,fr;q=0.5,es;q=0.7", "es"],
  ["zh-Hant-TW", "zh"],
  ["AR-eg", "ar"],
  ["de;q=0, ja;q=0.1", "ja"],
  ["de;q=nonsense, fr", "fr"],
  ["*", "en"],
  ["", "en"],
  ["x".repeat(10_000), "en"],
])("8 who reads %s gets %s", (acceptLanguage, locale) => {
  expect(negotiateLocale({ chosen: undefined, acceptLanguage })).toBe(locale);
});

test("8 of all cookies only the language is read, and only one that there is", () => {
  expect(localeIn("sid=secret; parley-locale=fr; x=1")).toBe("fr");
  expect(localeIn("parley-locale=ar")).toBe("ar");
  expect(localeIn("x-parley-locale=fr; parley-locale=xx")).toBeUndefined();
  expect(localeIn("")).toBeUndefined();
});

test("8 a chosen language wins over the browser's, and one that there is not is no choice", () => {
  expect(negotiateLocale({ chosen: "ja", acceptLanguage: "de" })).toBe("ja");
  expect(negotiateLocale({ chosen: "xx", acceptLanguage: "de" })).toBe("de");
  expect(negotiateLocale({ chosen: undefined, acceptLanguage: null })).toBe("en");
});
