import { addressFromEnv, waitForFreePort } from "./set-up/address.mjs";
import { build, isBuilt } from "./set-up/build.mjs";
import { installWhenNeeded } from "./set-up/install.mjs";
import { findNode24, requireNodeForSetUp } from "./set-up/node24.mjs";
import { runMain } from "./set-up/report.mjs";
import { serve } from "./set-up/server.mjs";

await runMain(async () => {
  requireNodeForSetUp();
  const address = addressFromEnv();
  // Asked first: a minute of building should not end in "port in use".
  await waitForFreePort(address);
  const needsBuild = !isBuilt();
  await installWhenNeeded({ dev: needsBuild });
  const node24 = findNode24();
  if (needsBuild) await build(node24, { quiet: true });
  await serve(node24, address);
});
