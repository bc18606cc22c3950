import { realpathSync } from "node:fs";
import { root } from "./project.mjs";
import { run } from "./run.mjs";

/** @param {string[]} args */
const git = (...args) => run("git", args, { quiet: true });

/** Lets git run .githooks, unless this is CI, not a checkout of its own, or hooks are set already. */
export async function enableGitHooks() {
  if (process.env.CI) return;
  const top = await git("rev-parse", "--show-toplevel");
  if (top.code !== 0 || realpathSync(top.output.trim()) !== realpathSync(root)) return;
  const current = await git("config", "core.hooksPath");
  if (current.code === 0) return;
  await git("config", "core.hooksPath", ".githooks");
}
