import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { root } from "../set-up/project.mjs";
import { countsOfPlaywright, failuresOfPlaywright } from "./playwright-report.mjs";
import { countsOfVitest, failuresOfVitest } from "./vitest-report.mjs";

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {{ where: string, test: string, why: string }} Failure
 */

export const unitReport = "e2e/results/unit.json";
const browserReport = "e2e/results/browser.json";
const LINES_OF_A_FAILURE = 12;

/** A report of an earlier run would be counted if a program died before it wrote its own. */
export function forgetReports() {
  for (const report of [unitReport, browserReport]) rmSync(join(root, report), { force: true });
}

/**
 * @template Report
 * @template Result
 * @param {string} path
 * @param {(report: Report) => Result} read
 * @param {Result} without  what stands for the report of a program that died before it wrote one
 */
function fromReport(path, read, without) {
  try {
    return read(JSON.parse(readFileSync(join(root, path), "utf8")));
  } catch {
    return without;
  }
}

/**
 * Every failed test with the first lines of why, so that the end of a long output says it all.
 *
 * @returns {string[]} lines
 */
export function failureLines() {
  const failures = [
    ...fromReport(unitReport, failuresOfVitest, []),
    ...fromReport(browserReport, failuresOfPlaywright, []),
  ];
  return failures.flatMap(({ where, test, why }) => {
    const lines = stripVTControlCharacters(why).split("\n").slice(0, LINES_OF_A_FAILURE);
    return [`${where}: ${test}`, ...lines.map((line) => `    ${line}`)];
  });
}

/** The one line that every test run ends with. */
export function totalLine() {
  // Without a report the tests cannot be counted, but a program that died must not look like no failure.
  const died = { passed: 0, failed: 1, skipped: 0 };
  const all = [
    fromReport(unitReport, countsOfVitest, died),
    fromReport(browserReport, countsOfPlaywright, died),
  ];
  /** @param {keyof Counts} key */
  const total = (key) => all.reduce((sum, counts) => sum + counts[key], 0);
  return `tests: ${total("passed")} passed, ${total("failed")} failed, ${total("skipped")} skipped`;
}
