/**
 * @typedef {import("./reports.mjs").Counts} Counts
 * @typedef {import("./reports.mjs").Failure} Failure
 * @typedef {{ message?: string }} PlaywrightError
 * @typedef {{ title: string, file: string, ok: boolean, tests: { results: { errors: PlaywrightError[] }[] }[] }} PlaywrightSpec
 * @typedef {{ specs: PlaywrightSpec[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 * @typedef {{ stats: { expected: number, flaky: number, unexpected: number, skipped: number }, suites: PlaywrightSuite[], errors: PlaywrightError[] }} PlaywrightReport
 */

/** @param {PlaywrightReport} report @returns {Counts} */
export function countsOfPlaywright({ stats, errors }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  };
}

/** @param {PlaywrightReport} report @returns {Failure[]} */
export function failuresOfPlaywright({ suites, errors }) {
  const failed = suites.flatMap(specsOf).filter((spec) => !spec.ok);
  return [
    ...failed.map(({ file, title, tests }) => ({
      where: file,
      test: title,
      why: toText(tests.flatMap(({ results }) => results.flatMap((result) => result.errors))),
    })),
    ...errors.map((error) => ({ where: "e2e", test: "failed outside its tests", why: toText([error]) })),
  ];
}

/** @param {PlaywrightSuite} suite @returns {PlaywrightSpec[]} */
function specsOf({ specs, suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)];
}

/** @param {PlaywrightError[]} errors */
function toText(errors) {
  return errors.map(({ message = "" }) => message).join("\n");
}
