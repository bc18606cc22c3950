import fs from "node:fs";

// The scanner's list of sites that browsers know by heart comes by an install script, which does not run here.
// Nobody knows this machine, so an empty list says the same.
const read = fs.readFileSync;
/** @type {any} */ (fs).readFileSync = (/** @type {string} */ path, /** @type {any} */ options) =>
  String(path).endsWith("hsts-preload.json") ? "{}" : read(path, options);

const SCANNER = new URL("../node_modules/@mdn/mdn-http-observatory/src/", import.meta.url);
/** @param {string} module @returns {Promise<any>} */
const scanner = (module) => import(new URL(module, SCANNER).href);

const { retrieve } = await scanner("retriever/retriever.js");
const { ALL_TESTS } = await scanner("constants.js");
const { getGradeForScore, getScoreModifier } = await scanner("grader/grader.js");
const { MINIMUM_SCORE_FOR_EXTRA_CREDIT } = await scanner("grader/charts.js");

// Its own `scan` knows no ports but 80 and 443, which not everybody may open; the rest is as it does it.
const [httpPort, httpsPort, path] = process.argv.slice(2);
const answers = await retrieve("localhost", { httpPort, httpsPort, path });
if (!answers.responses.auto) throw new Error("The site does not answer.");
/** @type {{ name: string, pass: boolean, result: string, modifier: number }[]} */
const results = ALL_TESTS.map((/** @type {(answers: unknown) => any} */ test) => {
  const output = test(answers);
  const { pass, result } = output;
  return { name: output.constructor.name, pass, result, modifier: getScoreModifier(result) };
});
const sum = (/** @type {number[]} */ values) => values.reduce((total, value) => total + value, 100);
const strict = sum(results.map(({ modifier }) => Math.min(0, modifier)));
const whole = sum(results.map(({ modifier }) => modifier));
const { grade, score } = getGradeForScore(strict >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? whole : strict);
process.stdout.write(JSON.stringify({ grade, score, results, status: answers.responses.auto.status }));
