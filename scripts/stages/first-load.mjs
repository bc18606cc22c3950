import { build, isBuilt } from "../set-up/build.mjs";
import { FIRST_LOAD_KB, measureFirstLoad } from "../set-up/first-load.mjs";
import { say } from "../set-up/report.mjs";
import { runStage } from "./stage.mjs";

/** Holds the first load of a new chat to its budget. @param {string} node24 */
export function runFirstLoad(node24) {
  return runStage("load", async () => {
    if (!isBuilt()) await build(node24, { quiet: true });
    const { kilobytes, early, unknown } = measureFirstLoad();
    say(`A new chat loads ${kilobytes.toFixed(1)} kB of scripts, of ${FIRST_LOAD_KB} kB that it may.`);
    for (const name of early) say(`${name} is among them. It is loaded with what needs it.`);
    // A check that looks for words which nobody writes any more finds nothing, whatever happens.
    for (const name of unknown) say(`${name} was found nowhere in the build: look for other words of it.`);
    return { code: kilobytes > FIRST_LOAD_KB || early.length + unknown.length > 0 ? 1 : 0 };
  });
}
