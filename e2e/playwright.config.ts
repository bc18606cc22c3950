import { defineConfig, devices } from "@playwright/test";
import { findChromium } from "../scripts/set-up/chromium.mjs";
import { CHROMIUM_ARGUMENTS } from "./chromium-arguments.ts";

export default defineConfig({
  testDir: ".",
  outputDir: "results/artifacts",
  // What is waited for comes when it comes: a machine with other work fails no test by being slow.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"], ["json", { outputFile: "results/browser.json" }]],
  use: {
    // For a trace add --trace=retain-on-failure: it slows every test, so it is not the rule.
    screenshot: "only-on-failure",
    // What goes through one is out of the sight of `page.route`. `offline.spec.ts` lets it in.
    serviceWorkers: "block",
    launchOptions: {
      executablePath: await findChromium(),
      args: [
        ...CHROMIUM_ARGUMENTS,
        // A microphone that hums, where the machine has none, and a person who allows it: not every Chromium can ask.
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
      ],
    },
  },
  // @phone: on the phone too. @phone-only: what a desktop has no place for, such as a drawer.
  projects: [
    { name: "desktop", use: devices["Desktop Chrome"], grepInvert: /@phone-only/ },
    { name: "phone", use: devices["Pixel 7"], grep: /@phone/ },
  ],
});
