import { spawn } from "node:child_process";
import { constants } from "node:os";
import { root } from "./project.mjs";

/** @typedef {import("node:child_process").ChildProcess} ChildProcess */

const FORWARDED = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

/** @param {NodeJS.Signals} signal */
export function exitCodeOfSignal(signal) {
  return 128 + constants.signals[signal];
}

/**
 * Passes our own stop signals on to a child. The returned function ends that and names the
 * signal that came, if one did.
 *
 * @param {ChildProcess} child
 */
export function forwardSignals(child) {
  /** @type {NodeJS.Signals | undefined} */
  let received;
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => {
    received = signal;
    child.kill(signal);
  };
  for (const signal of FORWARDED) process.on(signal, forward);
  return () => {
    for (const signal of FORWARDED) process.off(signal, forward);
    return received;
  };
}

/**
 * Runs a program to its end, without a shell. Quiet keeps the output to itself and returns it;
 * otherwise it goes to the screen. A program that cannot be started has code 127.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ quiet?: boolean, env?: Record<string, string>, shell?: boolean, timeoutMs?: number }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(program, args, { quiet = false, env = {}, shell = false, timeoutMs } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
      stdio: ["ignore", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"],
      shell,
      signal: timeoutMs ? AbortSignal.timeout(timeoutMs) : undefined,
    });
    const stopForwarding = forwardSignals(child);
    let output = "";
    child.stdout?.on("data", (bytes) => (output += bytes));
    child.stderr?.on("data", (bytes) => (output += bytes));
    child.on("error", (error) => {
      stopForwarding();
      resolve({ code: 127, output: `${output}${error.message}` });
    });
    child.on("close", (code, signal) => {
      const received = stopForwarding();
      if (received) process.exit(exitCodeOfSignal(received));
      resolve({ code: signal ? exitCodeOfSignal(signal) : (code ?? 1), output });
    });
  });
}
