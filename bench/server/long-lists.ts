import { startApp } from "../../e2e/app-server.ts";
import type { Result } from "../result.ts";
import { quantile } from "../statistics.ts";
import { openSeed } from "./seed.ts";
import { startUpstream } from "./servers.ts";
import { newId, signIn, toTurn } from "./targets.ts";

const THREADS = 100_000;
const TURNS = 1_000;
const PAGES = 50;
const READINGS = 30;
// A reply of some four thousand characters.
const ANSWER = "beats 200 every 0";

/** What has grown over years: a list of very many threads, and a thread of very many turns. */
export async function measure(): Promise<Result[]> {
  const upstream = await startUpstream();
  const app = await startApp({ GEMINI_API_KEY: "bench", GOOGLE_GEMINI_BASE_URL: upstream.url });
  try {
    const headers = { cookie: await signIn(app.url) };
    const threadId = await askOnce(app.url, headers);
    const seed = openSeed(app.folder);
    seed.addThreads(threadId, THREADS);
    seed.addTurns(threadId, TURNS);
    seed.close();
    const firsts = await readAgain(`${app.url}/api/threads`, headers, 10_000);
    const pages = await readPages(`${app.url}/api/threads`, headers);
    const readings = await readAgain(`${app.url}/api/threads/${threadId}`, headers, TURNS * 1_000);
    return [
      p95("server/thread-list-first", "Such a list as it is shown first, with pins and folders, p95", firsts),
      p95("server/thread-list", `A page of a list of ${THREADS} threads, p95`, pages),
      p95("server/long-thread", `A thread of ${TURNS} turns, p95`, readings),
    ];
  } finally {
    await app.remove();
    await upstream.child.end("SIGKILL");
  }
}

function p95(id: string, label: string, times: readonly number[]): Result {
  return { id, label, value: quantile(times, 0.95), unit: "ms" };
}

async function askOnce(url: string, headers: Record<string, string>): Promise<string> {
  const threadId = newId();
  const response = await fetch(`${url}/api/threads/${threadId}/turns`, {
    method: "POST",
    headers: { ...headers, "sec-fetch-site": "same-origin", "content-type": "application/json" },
    body: JSON.stringify(toTurn(ANSWER, newId())),
  });
  await response.text();
  return threadId;
}

/** One page after the other, from the first on. */
async function readPages(url: string, headers: Record<string, string>): Promise<number[]> {
  const times: number[] = [];
  let cursor = "";
  for (let index = -1; index < PAGES; index++) {
    const began = performance.now();
    const response = await fetch(`${url}${cursor && `?cursor=${encodeURIComponent(cursor)}`}`, { headers });
    const { nextCursor } = (await response.json()) as { nextCursor: string | null };
    if (index >= 0) times.push(performance.now() - began);
    if (nextCursor === null) throw new Error("The list ended too soon.");
    cursor = nextCursor;
  }
  return times;
}

async function readAgain(
  url: string,
  headers: Record<string, string>,
  leastBytes: number,
): Promise<number[]> {
  const times: number[] = [];
  for (let index = -3; index < READINGS; index++) {
    const began = performance.now();
    const bytes = (await (await fetch(url, { headers })).arrayBuffer()).byteLength;
    if (index >= 0) times.push(performance.now() - began);
    if (bytes < leastBytes) throw new Error("The answer is not whole.");
  }
  return times;
}
