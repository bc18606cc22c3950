import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  checkFilter,
  FILTER_OPERATORS,
  parseConditions,
  parseMetadataValue,
  writeFilter,
  writeMetadataValue,
} from "./metadata-filter";

const key = fc.stringMatching(/^[a-z_][a-z0-9_]{0,8}$/);
const number = fc.integer().map((whole) => whole / 4);
const value = fc.oneof(
  fc.string({ unit: "binary" }).map((text) => text.trim()),
  number,
);

describe("the filter of metadata", () => {
  test.each([
    "",
    'genre = "fiction"',
    "year >= 1990",
    'genre = "fiction" AND year < 2000',
    `author != 'Woolf' OR NOT (year > 1 AND genre : "x")`,
    'title = "a \\"quoted\\" word"',
  ])("%s can be sent", (filter) => expect(checkFilter(filter)).toBeNull());

  test.each([
    ["genre", "After genre"],
    ["genre =", "value of genre is missing"],
    ["genre = fiction", "in quotes"],
    ['genre = "fiction', "quotation mark"],
    ['genre = "a" year > 3', "AND or OR"],
    ['(genre = "a"', "not closed"],
    ['genre = "a")', "not opened"],
    ['genre = "a" AND', "missing at the end"],
    ["= 3", "begins with a key"],
    ["AND = 3", "begins with a key"],
    ["genre ! 3", "quotation mark is not closed, or a sign"],
  ])("of %s it is said what is wrong", (filter, words) => expect(checkFilter(filter)).toContain(words));

  test("whatever is chosen can be sent, and comes back as it was chosen", () => {
    const condition = fc.record({
      key: key.filter((text) => text !== ""),
      operator: fc.constantFrom(...FILTER_OPERATORS),
      value: value.map(writeMetadataValue),
    });
    fc.assert(
      fc.property(fc.array(condition, { maxLength: 4 }), (conditions) => {
        const filter = writeFilter(conditions);
        expect(checkFilter(filter)).toBeNull();
        expect(parseConditions(filter)).toEqual(conditions);
      }),
    );
  });

  test("more than a list of conditions is left as text", () => {
    for (const filter of ['a = "b" OR c = 1', "NOT a = 1", "(a = 1)", "a : 1", "nonsense"]) {
      expect(parseConditions(filter), filter).toBeNull();
    }
  });
});

test("of a condition without a value it is said that it is missing", () => {
  const filter = writeFilter([{ key: "genre", operator: "=", value: " " }]);
  expect(checkFilter(filter)).toBe("The value of genre is missing.");
});

test("a value of metadata is what it was written as", () => {
  fc.assert(
    fc.property(value, (meant) => {
      expect(parseMetadataValue(writeMetadataValue(meant))).toBe(meant);
    }),
  );
  expect([parseMetadataValue("1984"), parseMetadataValue('"1984"')]).toEqual([1984, "1984"]);
});
