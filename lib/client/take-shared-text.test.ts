import { expect, test } from "vitest";
import { toSharedText } from "./take-shared-text";

test.each([
  [["A title", "Some words", "https://example.org"], "A title\nSome words\nhttps://example.org"],
  [["", "Some words", ""], "Some words"],
  [["https://example.org", "https://example.org"], "https://example.org"],
  [["A title", "A title https://example.org"], "A title https://example.org"],
  [["A title", "Read https://example.org/a", "https://example.org/a"], "A title\nRead https://example.org/a"],
  [[" ", "\n"], ""],
])("what is shared as %j comes as one text that repeats nothing", (values, text) => {
  expect(toSharedText(values)).toBe(text);
});
