import { startApp } from "./app-server";
import { expect, test } from "./fixtures";
import { killOnce } from "./kill-trials";

// With `KILL_TRIALS=200` there are more of them.
const TRIALS = Number(process.env.KILL_TRIALS ?? 20);
const BACKGROUND_TRIALS = Math.ceil(TRIALS / 4);

test("DU-01 a server that is killed at any moment loses nothing, bills nothing twice, and ends every turn", async ({
  emulator,
}) => {
  test.setTimeout(60_000 + TRIALS * 30_000);
  const app = await startApp({ GEMINI_API_KEY: "test-key", GOOGLE_GEMINI_BASE_URL: emulator.url });
  try {
    for (let trial = 0; trial < TRIALS; trial++) {
      const ms = Math.round(Math.random() * 1500);
      const { faults } = await killOnce(app, emulator, ms);
      expect(faults, `trial ${trial + 1}, killed after ${ms} ms`).toEqual([]);
    }
  } finally {
    await app.remove();
  }
});

test("of ten turns at work in the background none is lost to a server that is killed", async ({
  emulator,
}) => {
  test.setTimeout(60_000 + BACKGROUND_TRIALS * 60_000);
  const app = await startApp({ GEMINI_API_KEY: "test-key", GOOGLE_GEMINI_BASE_URL: emulator.url });
  try {
    for (let trial = 0; trial < BACKGROUND_TRIALS; trial++) {
      const ms = Math.round(Math.random() * 2500);
      const { faults } = await killOnce(app, emulator, ms, { turns: 10, isBackground: true });
      expect(faults, `trial ${trial + 1}, killed after ${ms} ms`).toEqual([]);
    }
  } finally {
    await app.remove();
  }
});
