import { expect, test } from "vitest";
import { countsOfPlaywright, countsOfVitest } from "./reports.mjs";

const totals = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };
const loaded = { status: "failed", assertionResults: [{}] };

test("unit tests that wait or are still to do count as skipped", () => {
  expect(countsOfVitest({ ...totals, testResults: [loaded] })).toEqual({ passed: 5, failed: 1, skipped: 3 });
});

test("a unit test file that cannot be loaded counts as a failure", () => {
  const unloadable = { status: "failed", assertionResults: [] };
  expect(countsOfVitest({ ...totals, testResults: [loaded, unloadable] }).failed).toBe(2);
});

test("a browser run that ends with an error outside its tests counts as a failure", () => {
  const stats = { expected: 3, flaky: 0, unexpected: 0, skipped: 1 };
  expect(countsOfPlaywright({ stats, errors: [{}] })).toEqual({ passed: 3, failed: 1, skipped: 1 });
});
