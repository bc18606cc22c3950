import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../set-up/project.mjs";
import { countsOfPlaywright, failuresOfPlaywright } from "./playwright-report.mjs";
import { countsOfVitest, failuresOfVitest } from "./vitest-report.mjs";

const totals = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };
const name = join(root, "lib/one.test.ts");
const loaded = {
  name,
  status: "failed",
  message: "",
  assertionResults: [
    { status: "passed", fullName: "holds", failureMessages: [] },
    { status: "failed", fullName: "breaks", failureMessages: ["expected 1 to be 2"] },
  ],
};
const unloadable = { name, status: "failed", message: "no such module", assertionResults: [] };

const stats = { expected: 3, flaky: 0, unexpected: 0, skipped: 1 };

test("unit tests that wait or are still to do count as skipped", () => {
  expect(countsOfVitest({ ...totals, testResults: [loaded] })).toEqual({ passed: 5, failed: 1, skipped: 3 });
});

test("a unit test file that cannot be loaded counts as a failure", () => {
  expect(countsOfVitest({ ...totals, testResults: [loaded, unloadable] }).failed).toBe(2);
});

test("a browser run that ends with an error outside its tests counts as a failure", () => {
  expect(countsOfPlaywright({ stats, suites: [], errors: [{}] })).toEqual({
    passed: 3,
    failed: 1,
    skipped: 1,
  });
});

test("a unit test that failed is named, with its file and why", () => {
  expect(failuresOfVitest({ ...totals, testResults: [loaded, unloadable] })).toEqual([
    { where: "lib/one.test.ts", test: "breaks", why: "expected 1 to be 2" },
    { where: "lib/one.test.ts", test: "cannot be loaded", why: "no such module" },
  ]);
});

test("a browser test that failed is named, however deep its group, and an error outside of all", () => {
  const spec = (title: string, ...messages: string[]) => ({
    title,
    file: "one.spec.ts",
    ok: messages.length === 0,
    tests: [{ results: [{ errors: messages.map((message) => ({ message })) }] }],
  });
  const inner = { specs: [spec("breaks", "gone", "late")] };
  const suites = [{ specs: [spec("holds")], suites: [inner] }];
  expect(failuresOfPlaywright({ stats, suites, errors: [{ message: "no browser" }] })).toEqual([
    { where: "one.spec.ts", test: "breaks", why: "gone\nlate" },
    { where: "e2e", test: "failed outside its tests", why: "no browser" },
  ]);
});
