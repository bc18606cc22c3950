import { expect, test } from "vitest";
import { checkPairs, EMPTY_PAIR, toMetadata } from "./metadata-pairs";

test("numbers are noted as numbers, and rows that were left empty not at all", () => {
  const pairs = [{ key: "genre", value: "fiction" }, EMPTY_PAIR, { key: "year", value: "1984" }];
  expect(checkPairs(pairs)).toBeNull();
  expect(toMetadata(pairs)).toEqual([
    { key: "genre", value: "fiction" },
    { key: "year", value: 1984 },
  ]);
});

test.each([
  ["no value", [{ key: "genre", value: " " }]],
  ["no key", [{ key: "", value: "fiction" }]],
  ["cannot be a key", [{ key: "my key", value: "x" }]],
  ["cannot be a key", [{ key: "1st", value: "x" }]],
  ["too long", [{ key: "genre", value: "x".repeat(501) }]],
  [
    "twice",
    [
      { key: "genre", value: "a" },
      { key: "genre", value: "b" },
    ],
  ],
])("what cannot be sent is said: %s", (words, pairs) => expect(checkPairs(pairs)).toContain(words));
