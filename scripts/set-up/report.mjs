/** A failure that its reader can act on: the message says what to do, so no stack is shown. */
export class SetUpFailure extends Error {}

/** @param {string} sentence */
export function say(sentence) {
  console.log(sentence);
}

/** @param {number} startedMs  a value of performance.now() */
export function secondsSince(startedMs) {
  return `${((performance.now() - startedMs) / 1000).toFixed(1)} s`;
}

/**
 * Runs a command's main function and turns a failure into one message and exit code 1.
 *
 * @param {() => Promise<void>} main
 */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof SetUpFailure ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
