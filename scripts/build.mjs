import { build } from "./set-up/build.mjs";
import { findNode24 } from "./set-up/node24.mjs";
import { runMain } from "./set-up/report.mjs";

await runMain(() => build(findNode24(), { quiet: false }));
