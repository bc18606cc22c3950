import type { Browser } from "@playwright/test";
import type { Result } from "../result.ts";
import { quantile } from "../statistics.ts";
import { startBrowser } from "./browser.ts";
import { hardTexts } from "./hard-texts.ts";
import type { Streamed } from "./renderers/page.tsx";
import { serveRenderers } from "./renderers/serve.ts";
import { replyOf } from "./replies.ts";

const LENGTH = 100_000;
const STEP = 100;
const HARD_FRAMES = 300;

/** One update a frame, as in the app: nothing stands still, nothing that was read goes away, whatever is written. */
export async function measure(): Promise<Result[]> {
  const served = await serveRenderers();
  const browser = await startBrowser();
  try {
    const plain = await framesOf(browser, served.url, replyOf(LENGTH), STEP);
    const results = [count("page/long-tasks", "Tasks over 50 ms while 100 KB come", plain.longTasks)];
    results.push(...(await measureSteadiness(browser, served.url)));
    const hard: { name: string; framesMs: number[] }[] = [];
    for (const [name, text] of Object.entries(hardTexts)) {
      const { framesMs } = await framesOf(browser, served.url, text, Math.ceil(text.length / HARD_FRAMES));
      hard.push({ name, framesMs });
    }
    results.push(worst("page/hard-median", "median", 0.5, hard), worst("page/hard-p99", "p99", 0.99, hard));
    return results;
  } finally {
    await browser.close();
    await served.remove();
  }
}

async function framesOf(browser: Browser, url: string, text: string, step: number): Promise<Streamed> {
  const page = await browser.newPage();
  try {
    await page.goto(url);
    await page.evaluate(
      (reply) => window.stream("Parley", { text: reply, step: 50, pace: "task" }),
      replyOf(5_000),
    );
    return await page.evaluate((feed) => window.stream("Parley", { ...feed, pace: "frame" }), { text, step });
  } finally {
    await page.close();
  }
}

async function measureSteadiness(browser: Browser, url: string): Promise<Result[]> {
  const page = await browser.newPage();
  await page.goto(url);
  const text = replyOf(LENGTH);
  const { removed, shrunk, moved } = await page.evaluate(
    (feed) => window.watchSteadiness(feed.text, feed.step),
    { text, step: STEP },
  );
  await page.close();
  return [
    count("page/settled-removed", "Settled blocks that were removed", removed),
    count("page/shrunk", "Times that the reply became shorter", shrunk),
    count("page/moved-by-citations", "Blocks that late citations moved", moved),
  ];
}

function count(id: string, label: string, value: number): Result {
  return { id, label, value, unit: "" };
}

/** Of all the texts the one that takes longest; the others stand beside it. */
function worst(
  id: string,
  label: string,
  share: number,
  hard: readonly { name: string; framesMs: readonly number[] }[],
): Result {
  const baselines = Object.fromEntries(hard.map(({ name, framesMs }) => [name, quantile(framesMs, share)]));
  const value = Math.max(...Object.values(baselines));
  return { id, label: `A frame of the hardest text, ${label}`, value, unit: "ms", baselines };
}
