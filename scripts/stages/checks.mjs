import { runNpm } from "../set-up/npm.mjs";
import { run } from "../set-up/run.mjs";
import { runFirstLoad } from "./first-load.mjs";
import { unitReport } from "./reports.mjs";
import { runStage } from "./stage.mjs";

const VITEST = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${unitReport}`];

/**
 * The gate of every commit, fastest answers first. Every stage runs: a type error should not
 * hide which tests fail.
 *
 * @param {string} node24
 */
export async function runChecks(node24) {
  return [
    await runStage("lint", () => runNpm(["run", "--silent", "lint"])),
    await runStage("types", () => runNpm(["run", "--silent", "typecheck"])),
    await runStage("unused", () => run(node24, ["node_modules/knip/bin/knip.js"])),
    await runFirstLoad(node24),
    await runStage("unit", () => run(node24, ["node_modules/vitest/vitest.mjs", ...VITEST])),
  ];
}
