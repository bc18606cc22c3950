import { SetUpFailure, say, secondsSince } from "../set-up/report.mjs";

/** @typedef {{ name: string, isOk: boolean, time: string }} Result */

/**
 * Runs one stage to its result. A stage that cannot do its work at all says why and has failed,
 * so that the stages after it still run.
 *
 * @param {string} name
 * @param {() => Promise<{ code: number }>} work
 * @returns {Promise<Result>}
 */
export async function runStage(name, work) {
  say(`\n── ${name}`);
  const startedMs = performance.now();
  const { code } = await work().catch((error) => {
    if (!(error instanceof SetUpFailure)) throw error;
    say(error.message);
    return { code: 1 };
  });
  return { name, isOk: code === 0, time: secondsSince(startedMs) };
}

/** @param {Result[]} results */
export function saySummary(results) {
  say("\n── summary");
  for (const { name, isOk, time } of results) say(`${name.padEnd(8)} ${isOk ? "ok    " : "failed"} ${time}`);
  if (!results.every(({ isOk }) => isOk)) process.exitCode = 1;
}
