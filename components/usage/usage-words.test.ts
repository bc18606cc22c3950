import { expect, test } from "vitest";
import { costOf, daysUntil, formatDay, formatDollars, stateOfLimit } from "./usage-words";

const sum = {
  turns: 3,
  inputTokens: 0,
  cachedTokens: 0,
  outputTokens: 0,
  searches: 0,
  usd: 0.5,
  unpriced: 0,
};

test("money has cents, or the two digits that say something", () => {
  expect([0, 0.001234, 0.5, 12.345].map(formatDollars)).toEqual(["$0.00", "$0.0012", "$0.5", "$12.35"]);
});

test("a price that is not known is said", () => {
  expect(costOf(sum)).toBe("$0.5");
  expect(costOf({ ...sum, unpriced: 1 })).toBe("$0.5 and more");
  expect(costOf({ ...sum, usd: 0, unpriced: 3 })).toBe("not known");
});

test("the last days end with this one, across the end of a month", () => {
  expect(daysUntil(new Date(2026, 2, 2, 23, 59), 4)).toEqual([
    "2026-02-27",
    "2026-02-28",
    "2026-03-01",
    "2026-03-02",
  ]);
  expect(formatDay("2026-03-02")).toBe("2 Mar");
});

test("a limit says how much of it is used, in its unit", () => {
  expect(stateOfLimit({ name: "messages", used: 3, most: 60 })).toBe("3 of 60");
  expect(stateOfLimit({ name: "storage", used: 1_200_000, most: 20_000_000_000 })).toBe("1.2 MB of 20 GB");
  expect(stateOfLimit({ name: "spending", used: 2, most: null })).toBe("$2.00, without a limit of your own");
});
