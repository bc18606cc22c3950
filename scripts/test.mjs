import { installWhenNeeded } from "./set-up/install.mjs";
import { findNode24, requireNodeForSetUp } from "./set-up/node24.mjs";
import { runMain, say } from "./set-up/report.mjs";
import { runBrowserTests } from "./stages/browser-tests.mjs";
import { runChecks } from "./stages/checks.mjs";
import { failureLines, forgetReports, totalLine } from "./stages/reports.mjs";
import { saySummary } from "./stages/stage.mjs";

await runMain(async () => {
  requireNodeForSetUp();
  await installWhenNeeded({ dev: true });
  const node24 = findNode24();
  forgetReports();
  saySummary([...(await runChecks(node24)), await runBrowserTests(node24)]);
  for (const line of failureLines()) say(line);
  say(totalLine());
});
