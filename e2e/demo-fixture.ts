import { type AppServer, startApp } from "./app-server";
import { test as base } from "./fixtures";

/** For tests of the app without a key, where its own emulator answers; `demo` can be killed and started again. */
export const test = base.extend<object, { demo: AppServer }>({
  demo: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
    async ({}, use) => {
      const demo = await startApp({ EMULATOR_PACE: "0.1" });
      await use(demo);
      await demo.remove();
    },
    { scope: "worker" },
  ],
});
