import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { startApp } from "../../e2e/app-server.ts";
import type { Result } from "../result.ts";
import { median, quantile } from "../statistics.ts";
import { fillWithConversations } from "./fill-with-conversations.ts";
import { signIn } from "./targets.ts";

const TURNS = Number(process.env.BENCH_TURNS ?? 1_000_000);
const ROUNDS = 30;

/** What people type, by how it weighs on an index. Words are numbered from the most common on. */
const QUERIES = {
  "a rare word": "w49000",
  "two words": "w400 w700",
  "a phrase": '"w1 w2"',
  "the beginning of a word": "w31",
  "the commonest word": "w0",
  "the commonest word, in titles": "w0 in:title",
  "without a word": "w2 -w0",
  "what has code": "has:code",
  "a month": "w3 after:2025-03 before:2025-04",
};

/** How long the search of one owner takes over all their conversations, asked by HTTP. */
export async function measure(): Promise<Result[]> {
  const app = await startApp({});
  try {
    const cookie = await signIn(app.url);
    await app.kill();
    const database = new DatabaseSync(join(app.folder, "parley.db"));
    fillWithConversations(database, TURNS);
    database.close();
    await app.restart();
    const times = new Map<string, number[]>(Object.keys(QUERIES).map((name) => [name, []]));
    for (let round = 0; round <= ROUNDS; round++) {
      for (const [name, q] of Object.entries(QUERIES)) {
        const took = await ask(app.url, cookie, q);
        // The first one finds nothing in memory, and says how fast the disk is.
        if (round > 0) times.get(name)?.push(took);
      }
    }
    const all = [...times.values()].flat();
    return [
      {
        id: "server/search",
        label: `Search over ${TURNS.toLocaleString("en")} turns, 95th percentile`,
        value: quantile(all, 0.95),
        unit: "ms",
        baselines: Object.fromEntries([...times].map(([name, values]) => [name, median(values)])),
      },
    ];
  } finally {
    await app.remove();
  }
}

async function ask(url: string, cookie: string, q: string): Promise<number> {
  const began = performance.now();
  const response = await fetch(`${url}/api/search?q=${encodeURIComponent(q)}`, { headers: { cookie } });
  const { hits, isWhole } = (await response.json()) as { hits: unknown[]; isWhole: boolean };
  if (hits.length === 0 || !isWhole) throw new Error(`“${q}” found ${hits.length}, of all: ${isWhole}.`);
  return performance.now() - began;
}
