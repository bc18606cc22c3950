import { afterEach, expect, test } from "vitest";
import { dateFormat, listInSentence, shortList } from "./formats";
import type { Locale } from "./locales";
import { setTranslation } from "./translate";

const speak = (locale: Locale) => setTranslation(() => ({ locale, translate: () => undefined }));
afterEach(() => speak("en"));

const TIME = Date.UTC(2026, 10, 26, 14, 5);

test("8 a date is written in one way in each language, with the day first in English", () => {
  const dates = () =>
    (["clock", "day", "dayOfYear", "shortDay", "month", "monthOfYear"] as const).map((style) =>
      dateFormat(style, "UTC").format(TIME),
    );
  speak("en");
  expect(dates()).toEqual([
    "14:05",
    "26 November",
    "26 November 2026",
    "26 Nov",
    "November",
    "November 2026",
  ]);
  speak("de");
  expect(dates()).toEqual([
    "14:05",
    "26. November",
    "26. November 2026",
    "26. Nov.",
    "November",
    "November 2026",
  ]);
});

test("8 things are listed as the reader's language lists them, in a sentence and in short", () => {
  const things = ["A", "B", "C"];
  speak("en");
  expect([listInSentence(things), shortList(things)]).toEqual(["A, B and C", "A, B, C"]);
  speak("ja");
  expect([listInSentence(things), shortList(things)]).toEqual(["A、B、C", "A、B、C"]);
});
