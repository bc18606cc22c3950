import { build, isBuilt } from "../set-up/build.mjs";
import { findOrInstallChromium } from "../set-up/chromium-install.mjs";
import { run } from "../set-up/run.mjs";
import { runStage } from "./stage.mjs";

const PLAYWRIGHT = ["node_modules/@playwright/test/cli.js", "test", "-c", "e2e/playwright.config.ts"];

/** Runs the browser tests against the production build. @param {string} node24 */
export function runBrowserTests(node24) {
  return runStage("browser", async () => {
    const CHROMIUM_PATH = await findOrInstallChromium(node24);
    if (!isBuilt()) await build(node24, { quiet: true });
    return run(node24, PLAYWRIGHT, { env: { CHROMIUM_PATH } });
  });
}
