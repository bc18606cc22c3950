import { startApp } from "../e2e/app-server.ts";
import { startEmulator } from "../e2e/emulator-server.ts";
import { measureUpload } from "../e2e/upload-memory.ts";

const SIZE_MB = Number(process.argv[2] ?? 200);
const MOST_MB = 64;

const emulator = await startEmulator(0);
const app = await startApp({ GEMINI_API_KEY: "bench", GOOGLE_GEMINI_BASE_URL: emulator.url });
try {
  const { in: sent, toGoogle } = await measureUpload(app, SIZE_MB);
  console.log(`${SIZE_MB} MB to the server: memory rose by ${sent.riseMb} MB, in ${sent.tookMs} ms`);
  console.log(
    `${SIZE_MB} MB to the Files API: memory rose by ${toGoogle.riseMb} MB, in ${toGoogle.tookMs} ms`,
  );
  if (Math.max(sent.riseMb, toGoogle.riseMb) > MOST_MB) process.exitCode = 1;
} finally {
  await app.remove();
  await emulator.remove();
}
