import { run } from "./run.mjs";

function npmCommand() {
  const cli = process.env.npm_execpath;
  // Not through npm's shell wrapper when npm started us: no PATH look-up, and Windows needs no shell.
  if (cli?.endsWith(".js"))
    return { program: process.env.npm_node_execpath ?? process.execPath, before: [cli], shell: false };
  return { program: "npm", before: [], shell: process.platform === "win32" };
}

/**
 * @param {string[]} args
 * @param {{ quiet?: boolean }} [options]
 */
export function runNpm(args, { quiet = false } = {}) {
  const { program, before, shell } = npmCommand();
  return run(program, [...before, ...args], { quiet, shell });
}
