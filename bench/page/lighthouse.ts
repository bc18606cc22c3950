import lighthouse from "lighthouse";
import type { ApiClient } from "../../e2e/api-client.ts";
import { findFreePort } from "../../e2e/free-port.ts";
import type { Result } from "../result.ts";
import { median } from "../statistics.ts";
import { startBrowser } from "./browser.ts";
import { startLongPages } from "./long-page.ts";

const TURNS = 10;
const ROUNDS = 3;
const CATEGORIES = {
  performance: "performance",
  accessibility: "accessibility",
  "best-practices": "best practices",
};

type Category = keyof typeof CATEGORIES;
type Scores = Record<Category, number>;

/** What is missing of 100 points of Lighthouse for the worst of our pages, by its own phone and slow network. */
export async function measure(): Promise<Result[]> {
  const pages = await startLongPages([TURNS]);
  const port = await findFreePort();
  const browser = await startBrowser(`--remote-debugging-port=${port}`);
  try {
    const thread = pages.addressOf(TURNS);
    const shown = {
      "a new chat": pages.addressOf(0),
      "a thread": thread,
      "a shared page": await share(pages.client, thread),
    };
    const missing = new Map<string, Scores>();
    for (const [name, url] of Object.entries(shown)) {
      const rounds: Scores[] = [];
      for (let round = 0; round < ROUNDS; round += 1)
        rounds.push(await missingPoints(url, port, pages.client));
      missing.set(name, medianOf(rounds));
    }
    return Object.entries(CATEGORIES).map(([category, words]) =>
      toResult(category as Category, words, missing),
    );
  } finally {
    await browser.close();
    await pages.remove();
  }
}

async function share(client: ApiClient, thread: string): Promise<string> {
  const { pathname } = new URL(thread);
  const {
    thread: { headTurnId },
  } = await client.json<{ thread: { headTurnId: string } }>(`/api${pathname}`);
  const body = { headTurnId, title: "Ten turns", mediaIds: [], expiresInDays: 30 };
  const { id } = await client.json<{ id: string }>(`/api${pathname}/shares`, { method: "POST", body });
  return `${client.url}/s/${id}`;
}

async function missingPoints(url: string, port: number, { cookie }: ApiClient): Promise<Scores> {
  const answer = await lighthouse(url, {
    port,
    logLevel: "error",
    // What tells of other tabs and devices stays open, so the network is never at rest.
    maxWaitForLoad: 12_000,
    onlyCategories: Object.keys(CATEGORIES),
    // Whose threads they are is told by the cookie, which would otherwise go with what earlier visits left.
    extraHeaders: { Cookie: cookie ?? "" },
  });
  const found = answer?.lhr;
  if (!found || found.runtimeError)
    throw new Error(found?.runtimeError?.message ?? "Lighthouse said nothing.");
  const points = (category: string) => 100 - 100 * (found.categories[category]?.score ?? Number.NaN);
  return {
    performance: points("performance"),
    accessibility: points("accessibility"),
    "best-practices": points("best-practices"),
  };
}

function medianOf(rounds: readonly Scores[]): Scores {
  const of = (category: Category) => median(rounds.map((scores) => scores[category]));
  return {
    performance: of("performance"),
    accessibility: of("accessibility"),
    "best-practices": of("best-practices"),
  };
}

/** Of all the pages the one that lacks most; each stands beside it. */
function toResult(category: Category, words: string, missing: ReadonlyMap<string, Scores>): Result {
  const baselines = Object.fromEntries([...missing].map(([name, scores]) => [name, scores[category]]));
  return {
    id: `page/lighthouse-${category}`,
    label: `Lighthouse on a phone, ${words}: missing of 100`,
    value: Math.max(...Object.values(baselines)),
    unit: "points",
    baselines,
  };
}
