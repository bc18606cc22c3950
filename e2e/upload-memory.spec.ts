import { startApp } from "./app-server";
import { expect, test } from "./fixtures";
import { measureUpload } from "./upload-memory";

const SIZE_MB = 200;
const MOST_MB = 64;

test.skip(process.platform !== "linux", "Only Linux tells how much memory a process has.");

test("UP-06 a film of 200 MB goes up, and on to Google, while memory rises by less than 64 MB", async ({
  emulator,
}, testInfo) => {
  const app = await startApp({ GEMINI_API_KEY: "test-key", GOOGLE_GEMINI_BASE_URL: emulator.url });
  try {
    const cost = await measureUpload(app, SIZE_MB);
    testInfo.annotations.push({ type: "memory", description: JSON.stringify(cost) });
    expect(cost.in.riseMb).toBeLessThan(MOST_MB);
    expect(cost.toGoogle.riseMb).toBeLessThan(MOST_MB);
  } finally {
    await app.remove();
  }
});
