import { expect, test } from "vitest";
import { formatElapsed } from "./format-elapsed";

test("a time is said in the two units that matter", () => {
  expect([0, 12_400, 59_600, 192_000, 3_599_000, 3_840_000].map(formatElapsed)).toEqual([
    "0 s",
    "12 s",
    "1 min 0 s",
    "3 min 12 s",
    "59 min 59 s",
    "1 h 4 min",
  ]);
});
