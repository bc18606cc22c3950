import { relative } from "node:path";
import { root } from "../set-up/project.mjs";

/**
 * @typedef {import("./reports.mjs").Counts} Counts
 * @typedef {import("./reports.mjs").Failure} Failure
 * @typedef {{ status: string, fullName: string, failureMessages: string[] }} VitestTest
 * @typedef {{ name: string, status: string, message: string, assertionResults: VitestTest[] }} VitestFile
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, testResults: VitestFile[] }} VitestReport
 */

/**
 * A file that could not be loaded has no tests to count; it counts as one that failed.
 *
 * @param {VitestReport} report
 * @returns {Counts}
 */
export function countsOfVitest({ testResults, ...totals }) {
  return {
    passed: totals.numPassedTests,
    failed: totals.numFailedTests + testResults.filter(isUnloaded).length,
    skipped: totals.numPendingTests + totals.numTodoTests,
  };
}

/** @param {VitestReport} report @returns {Failure[]} */
export function failuresOfVitest({ testResults }) {
  return testResults.flatMap((file) => {
    const where = relative(root, file.name);
    if (isUnloaded(file)) return [{ where, test: "cannot be loaded", why: file.message }];
    return file.assertionResults
      .filter((test) => test.status === "failed")
      .map((test) => ({ where, test: test.fullName, why: test.failureMessages.join("\n") }));
  });
}

/** @param {VitestFile} file */
function isUnloaded(file) {
  return file.status === "failed" && file.assertionResults.length === 0;
}
