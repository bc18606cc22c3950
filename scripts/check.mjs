import { enableGitHooks } from "./set-up/git-hooks.mjs";
import { findNode24 } from "./set-up/node24.mjs";
import { runMain } from "./set-up/report.mjs";
import { runChecks } from "./stages/checks.mjs";
import { saySummary } from "./stages/stage.mjs";

await runMain(async () => {
  await enableGitHooks();
  saySummary(await runChecks(findNode24()));
});
