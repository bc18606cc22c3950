import { setTimeout as sleep } from "node:timers/promises";
import { type AppServer, startApp } from "../../e2e/app-server.ts";
import { startEmulator } from "../../e2e/emulator-server.ts";
import type { Result } from "../result.ts";
import { median } from "../statistics.ts";
import { newId, signIn, toTurn } from "./targets.ts";

const RELOADS = 20;
const RESTARTS = 5;
const READ_MS = 500;
// An answer of a minute, which goes on at Google while nobody here listens.
const ANSWER = "count to 3000 [pace: 0.5]";

/** How long a reader who comes back waits for the answer to go on. */
export async function measure(): Promise<Result[]> {
  const emulator = await startEmulator(1);
  const app = await startApp({ GEMINI_API_KEY: "bench", GOOGLE_GEMINI_BASE_URL: emulator.url });
  try {
    const cookie = await signIn(app.url);
    const after = (ms: number[], id: string, label: string) => ({ id, label, value: median(ms), unit: "ms" });
    const reloads = await repeat(RELOADS, () => reload(app, cookie));
    const restarts = await repeat(RESTARTS, () => restart(app, cookie));
    return [
      after(reloads, "server/reattach-reload", "An answer goes on for a reader who reloads"),
      after(
        restarts,
        "server/reattach-restart",
        "An answer goes on after the server was killed and listens again",
      ),
    ];
  } finally {
    await app.remove();
    await emulator.remove();
  }
}

async function repeat(times: number, act: () => Promise<number>): Promise<number[]> {
  const results: number[] = [];
  for (let index = 0; index < times; index++) results.push(await act());
  return results;
}

async function reload(app: AppServer, cookie: string): Promise<number> {
  const { turnId, reached } = await beginAnswer(app, cookie);
  const ms = await timeToGoOn(app, { cookie, turnId, reached });
  await stop(app, { cookie, turnId });
  return ms;
}

async function restart(app: AppServer, cookie: string): Promise<number> {
  const { turnId, reached } = await beginAnswer(app, cookie);
  await app.kill();
  await app.restart();
  const ms = await timeToGoOn(app, { cookie, turnId, reached });
  await stop(app, { cookie, turnId });
  return ms;
}

type Answer = { cookie: string; turnId: string; reached: number };

/** Reads an answer for a moment, and goes away. `reached` is the last number that came. */
async function beginAnswer(app: AppServer, cookie: string): Promise<{ turnId: string; reached: number }> {
  const turnId = newId();
  const settings = { model: "gemini-3.8-flash", background: true };
  const leave = new AbortController();
  const response = await fetch(`${app.url}/api/threads/${newId()}/turns`, {
    method: "POST",
    headers: { cookie, "sec-fetch-site": "same-origin", "content-type": "application/json" },
    body: JSON.stringify({ ...toTurn(ANSWER, turnId), settings }),
    signal: leave.signal,
  });
  const reached = await readUntil(response, (text, ms) => ms > READ_MS && lastNumber(text) > 0);
  leave.abort();
  return { turnId, reached };
}

async function timeToGoOn(app: AppServer, { cookie, turnId, reached }: Answer): Promise<number> {
  const began = performance.now();
  const leave = new AbortController();
  const response = await fetch(`${app.url}/api/turns/${turnId}/events`, {
    headers: { cookie, "sec-fetch-site": "same-origin" },
    signal: leave.signal,
  });
  await readUntil(response, (text) => lastNumber(text) > reached);
  leave.abort();
  return performance.now() - began;
}

async function stop(app: AppServer, { cookie, turnId }: Omit<Answer, "reached">): Promise<void> {
  const headers = { cookie, "sec-fetch-site": "same-origin", "content-type": "application/json" };
  await fetch(`${app.url}/api/turns/${turnId}/cancel`, { method: "POST", headers, body: "{}" });
  await sleep(READ_MS);
}

/** Returns the last number that had come when `isEnough` was told so. */
async function readUntil(
  response: Response,
  isEnough: (text: string, ms: number) => boolean,
): Promise<number> {
  const began = performance.now();
  const decoder = new TextDecoder();
  let text = "";
  for await (const bytes of response.body ?? []) {
    text += decoder.decode(bytes, { stream: true });
    if (isEnough(text, performance.now() - began)) return lastNumber(text);
  }
  throw new Error("The answer ended before it had gone on.");
}

/** The answer counts, so its place is the highest number in the pieces of text. */
function lastNumber(text: string): number {
  const pieces = [...text.matchAll(/"text":"([\d\s]+)"/g)].flatMap(([, piece = ""]) =>
    piece.trim().split(/\s+/),
  );
  return Math.max(0, ...pieces.map(Number));
}
