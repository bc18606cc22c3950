import { existsSync } from "node:fs";
import { join } from "node:path";
import { findChromium } from "./chromium.mjs";
import { SetUpFailure, say } from "./report.mjs";
import { run } from "./run.mjs";

const PATIENCE_MS = 10 * 60_000;

const isRoot = process.getuid?.() === 0;
const hasApt = existsSync("/usr/bin/apt-get");

/** @typedef {{ announcement: string, steps: [string, string[]][] }} Way */

/** @param {string} node24 @returns {Way[]} */
function waysToInstall(node24) {
  const playwright = join("node_modules", "@playwright", "test", "cli.js");
  // System libraries need root; without it Playwright would ask for a password that nobody types.
  const libraries = isRoot ? ["--with-deps"] : [];
  /** @type {Way[]} */
  const ways = [
    {
      announcement: "No Chromium found. Downloading the one that Playwright keeps.",
      steps: [[node24, [playwright, "install", ...libraries, "--no-shell", "chromium"]]],
    },
  ];
  if (isRoot && hasApt)
    for (const name of ["chromium-headless-shell", "chromium"])
      ways.push({
        announcement: `That failed. Installing ${name} from the system's packages.`,
        steps: [
          ["apt-get", ["update"]],
          ["apt-get", ["install", "-y", "--no-install-recommends", name]],
        ],
      });
  return ways;
}

/** @param {string} node24 @returns {Promise<string>} */
export async function findOrInstallChromium(node24) {
  const found = await findChromium();
  if (found) return found;
  for (const { announcement, steps } of waysToInstall(node24)) {
    say(announcement);
    for (const [program, args] of steps) {
      const env = { DEBIAN_FRONTEND: "noninteractive" };
      const { code, output } = await run(program, args, { quiet: true, env, timeoutMs: PATIENCE_MS });
      if (code !== 0) say(output.trimEnd().split("\n").slice(-5).join("\n"));
    }
    const installed = await findChromium();
    if (installed) return installed;
  }
  throw new SetUpFailure(
    "The browser tests need Chromium, and it could not be installed. Install Chromium or Google Chrome " +
      "and run npm test again, or name the program: CHROMIUM_PATH=/path/to/chrome npm test",
  );
}
