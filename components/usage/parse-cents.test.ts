import { expect, test } from "vitest";
import { parseCents } from "./parse-cents";

test.each([
  ["5", 500],
  ["$2.50", 250],
  ["0,75", 75],
  [" 3 $ ", 300],
  [".5", 50],
  ["0.29", 29],
  ["", null],
  [" $ ", null],
  ["0", undefined],
  ["-1", undefined],
  ["1,000.00", undefined],
  ["five", undefined],
  ["1000000", undefined],
])("%j dollars are %j cents", (text, cents) => {
  expect(parseCents(text)).toBe(cents);
});
