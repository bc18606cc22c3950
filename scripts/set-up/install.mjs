import { readFileSync } from "node:fs";
import { join } from "node:path";
import { enableGitHooks } from "./git-hooks.mjs";
import { runNpm } from "./npm.mjs";
import { root } from "./project.mjs";
import { SetUpFailure, say, secondsSince } from "./report.mjs";

// NODE_ENV=production would leave out what the build needs.
const OPTIONS = ["--no-audit", "--no-fund", "--prefer-offline", "--include=dev", "--include=optional"];

/** @typedef {{ version?: string, integrity?: string, dev?: boolean, optional?: boolean, devOptional?: boolean }} LockedPackage */

/**
 * @param {string} path
 * @returns {Record<string, LockedPackage> | undefined}
 */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), "utf8")).packages;
  } catch {
    return undefined;
  }
}

/**
 * Whether node_modules holds what package-lock.json asks for. npm's own record of what it
 * installed is compared, not a stamp of ours: so an `npm ci` by hand, in a Docker layer or in CI
 * counts, and a machine without network starts with what it has.
 *
 * @param {{ dev: boolean }} scope  whether the packages used only to build and test count too
 */
function isInstalled({ dev }) {
  const wanted = readLock("package-lock.json");
  const present = readLock("node_modules/.package-lock.json");
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, wish]) => {
    // An optional package is for some platforms only; findNode24 tells when one is missed.
    if (path === "" || wish.optional || wish.devOptional || (wish.dev && !dev)) return true;
    const found = present[path];
    return found?.version === wish.version && found?.integrity === wish.integrity;
  });
}

/** What npm said, without its warnings and the long usage text. @param {string} output */
function reasonsIn(output) {
  const lines = output.trimEnd().split("\n");
  const errors = lines.filter((line) => /^npm (error|ERR!)/.test(line));
  return (errors.length > 0 ? errors : lines).slice(0, 20).join("\n");
}

/** @param {string} output */
function adviceFor(output) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH/.test(output))
    return "npm could not reach its registry. Check the network (or npm's proxy and registry settings) and try again.";
  if (/EACCES|EPERM/.test(output)) return "npm may not write to node_modules. Check who owns this folder.";
  if (/ENOSPC/.test(output)) return "The disk is full. The dependencies need about 1 GB.";
  if (/npm ENOENT/.test(output)) return "There is no npm. It comes with Node: https://nodejs.org";
  return "`npm ci` shows more.";
}

/** @param {{ dev: boolean }} scope */
export async function installWhenNeeded(scope) {
  if (isInstalled(scope)) return;
  say("Installing the dependencies. The first time takes a minute or two.");
  const startedMs = performance.now();
  let { code, output } = await runNpm(["ci", ...OPTIONS], { quiet: true });
  // A lock file written where a registry lacks other platforms' packages does not name them.
  // `npm ci` refuses it; this takes the locked versions all the same, and looks up the rest.
  if (code !== 0 && /EUSAGE/.test(output)) {
    say("package-lock.json is not complete. Looking up what it leaves out.");
    ({ code, output } = await runNpm(["install", "--no-save", ...OPTIONS], { quiet: true }));
  }
  if (code !== 0) throw new SetUpFailure(`${reasonsIn(output)}\n\nThe install failed. ${adviceFor(output)}`);
  say(`Installed in ${secondsSince(startedMs)}.`);
  await enableGitHooks();
}
