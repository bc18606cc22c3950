import { expect, test } from "vitest";
import { costOfAll, priceLine } from "./compared-cost";

const now = Date.UTC(2026, 10, 1);
const asked = { length: 4_000, historyTokens: 9_000, now };

test("what several answers cost is the sum of what each costs", () => {
  // 10,000 tokens read and 1,000 written: $0.01125 with Flash, $0.032 with Pro.
  const targets = [{ id: "gemini-3.8-flash" }, { id: "gemini-3.1-pro-preview" }];
  expect(costOfAll({ ...asked, targets }, false)).toContain("About $0.04");
});

test("an unknown price is not made up", () => {
  const targets = [{ id: "gemini-3.8-flash" }, { id: "gemini-9-new" }];
  expect(costOfAll({ ...asked, targets }, false)).toContain("not known");
  expect(priceLine({ id: "gemini-9-new" }, now)).toContain("not known");
});

test("the demo costs nothing", () => {
  expect(costOfAll({ ...asked, targets: [{ id: "gemini-3.8-flash" }] }, true)).toBe(
    "Costs nothing in this demo.",
  );
});
