import { expect, test } from "vitest";
import { isEmptySearch, parseSearch } from "./search";
import { wordsOf } from "./search-words";

const wordsIn = (text: string) => [...wordsOf(text)].map(({ word }) => word);

test("words are found without regard to case, accents and the form of their letters", () => {
  expect(wordsIn("Café CAFÉ cafe\u0301 ｃａｆｅ")).toEqual(["cafe", "cafe", "cafe", "cafe"]);
  expect(wordsIn("Straße, naïve; don't")).toEqual(["straße", "naive", "don", "t"]);
});

test("what is written without spaces is found sign by sign", () => {
  expect(wordsIn("東京の天気 is 20")).toEqual(["東", "京", "の", "天", "気", "is", "20"]);
});

test("each word knows where it stands in the text", () => {
  const text = "Ein Ä-Wort: 東京tower";
  const cut = [...wordsOf(text)].map(({ start, end }) => text.slice(start, end));
  expect(cut).toEqual(["Ein", "Ä", "Wort", "東", "京", "tower"]);
});

test("the last word may be the beginning of one, unless it is closed", () => {
  expect(parseSearch("red her").terms).toEqual([
    { words: ["red"], isPrefix: false, isExcluded: false },
    { words: ["her"], isPrefix: true, isExcluded: false },
  ]);
  expect(parseSearch("red her ").terms.at(-1)).toMatchObject({ words: ["her"], isPrefix: false });
  expect(parseSearch("red her in:reply").terms.at(-1)).toMatchObject({ words: ["her"], isPrefix: true });
  expect(parseSearch('"red her').terms).toEqual([
    { words: ["red", "her"], isPrefix: true, isExcluded: false },
  ]);
  expect(parseSearch('"red her"').terms).toEqual([
    { words: ["red", "her"], isPrefix: false, isExcluded: false },
  ]);
});

test("a search is narrowed to threads by how they stand and where", () => {
  const query = parseSearch('is:pinned IS:Shared folder:"Work and play" folder:Travel is:lost tea');
  expect(query.states).toEqual(["pinned", "shared"]);
  expect(query.folders).toEqual(["work and play", "travel"]);
  expect(query.terms.map(({ words }) => words)).toEqual([["is", "lost"], ["tea"]]);
  expect(isEmptySearch(parseSearch("is:archived"))).toBe(false);
});

test("filters are told from words, in the time of whoever asks", () => {
  const query = parseSearch(
    "tea -milk in:replies has:images model:Gemini-3 after:2026-01 before:2026-02-03",
    60,
  );
  expect(query).toEqual({
    terms: [
      { words: ["tea"], isPrefix: false, isExcluded: false },
      { words: ["milk"], isPrefix: false, isExcluded: true },
    ],
    parts: ["reply"],
    features: ["image"],
    models: ["gemini-3"],
    states: [],
    folders: [],
    from: Date.UTC(2026, 0, 1, 1),
    until: Date.UTC(2026, 1, 3, 1),
  });
});

test("IV-04 what is no filter is words, and signs of a query language are nothing", () => {
  expect(parseSearch("in:nowhere").terms).toEqual([
    { words: ["in", "nowhere"], isPrefix: true, isExcluded: false },
  ]);
  for (const text of ["", "  ", '"', '""', "*", "-", "()", "-%_'"]) {
    expect(isEmptySearch(parseSearch(text)), text).toBe(true);
  }
  expect(parseSearch("a NEAR/2 b*").terms.map(({ words }) => words)).toEqual([["a"], ["near", "2"], ["b"]]);
});
