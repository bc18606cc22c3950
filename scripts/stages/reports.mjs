import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "../set-up/project.mjs";

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {{ status: string, assertionResults: unknown[] }} VitestFile
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, testResults: VitestFile[] }} VitestReport
 * @typedef {{ stats: { expected: number, flaky: number, unexpected: number, skipped: number }, errors: unknown[] }} PlaywrightReport
 */

export const unitReport = "e2e/results/unit.json";
const browserReport = "e2e/results/browser.json";

/** A report of an earlier run would be counted if a program died before it wrote its own. */
export function forgetReports() {
  for (const report of [unitReport, browserReport]) rmSync(join(root, report), { force: true });
}

/**
 * A file that could not be loaded has no tests to count; it counts as one that failed.
 *
 * @param {VitestReport} report
 * @returns {Counts}
 */
export function countsOfVitest({ testResults, ...totals }) {
  const unloaded = testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  return {
    passed: totals.numPassedTests,
    failed: totals.numFailedTests + unloaded.length,
    skipped: totals.numPendingTests + totals.numTodoTests,
  };
}

/** @param {PlaywrightReport} report @returns {Counts} */
export function countsOfPlaywright({ stats, errors }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  };
}

/**
 * @template Report
 * @param {string} path
 * @param {(report: Report) => Counts} toCounts
 * @returns {Counts}
 */
function countsIn(path, toCounts) {
  try {
    return toCounts(JSON.parse(readFileSync(join(root, path), "utf8")));
  } catch {
    // Without a report the tests cannot be counted, but a program that died must not look like no failure.
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** The one line that every test run ends with. */
export function totalLine() {
  const all = [countsIn(unitReport, countsOfVitest), countsIn(browserReport, countsOfPlaywright)];
  /** @param {keyof Counts} key */
  const total = (key) => all.reduce((sum, counts) => sum + counts[key], 0);
  return `tests: ${total("passed")} passed, ${total("failed")} failed, ${total("skipped")} skipped`;
}
