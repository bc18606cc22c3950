import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { SetUpFailure } from "./report.mjs";

// The one without windows first: the others draw theirs unseen, which takes as long as the page.
const NAMES = [
  ...["chromium-headless-shell", "chrome-headless-shell"],
  ...["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"],
];
const USUAL_PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

function onPath() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** @returns {Promise<string[]>} */
async function managedByPlaywright() {
  const { chromium } = await import("@playwright/test");
  return [chromium.executablePath()];
}

/**
 * Whether the program starts. Ubuntu has a `chromium-browser` that only tells to install another
 * one, and a downloaded Chromium may lack libraries: so it is asked. On Windows the question
 * would open a window, so the file is enough there.
 *
 * @param {string} path
 */
function starts(path) {
  if (!existsSync(path)) return false;
  if (process.platform === "win32") return true;
  return spawnSync(path, ["--version"], { timeout: 20_000, stdio: "ignore" }).status === 0;
}

/** Where a Chromium is that starts, if there is one: CHROMIUM_PATH, the system's, Playwright's. */
export async function findChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen && starts(chosen)) return chosen;
  if (chosen)
    throw new SetUpFailure(`CHROMIUM_PATH is ${chosen}, but that does not start. Correct or unset it.`);
  return [...onPath(), ...USUAL_PLACES, ...(await managedByPlaywright())].find(starts);
}
