import type { Browser } from "@playwright/test";
import type { Result } from "../result.ts";
import { median } from "../statistics.ts";
import { startBrowser, watchMainThread } from "./browser.ts";
import type { RendererName } from "./renderers/renderers.tsx";
import { serveRenderers } from "./renderers/serve.ts";
import { replyOf } from "./replies.ts";

const ROUNDS = 3;
const KB = 1_000;
const STEP = 20;
// Has all that the other reply has, so that what is loaded once for it counts for nobody, and none of the same code or
// formulas, which some would then know.
const WARM_UP = { text: replyOf(20 * KB, 8), step: 100 };
// Colours and formulas come after the text that they belong to, and count.
const AFTER_MS = 500;

const OTHERS = [
  "text node",
  "streamdown",
  "streamdown, code and math",
  "react-markdown",
  "react-markdown, code and math",
] as const satisfies readonly RendererName[];

/** What a reply costs the main thread while it comes, as fast as it goes, beside how others draw it. */
export async function measure(): Promise<Result[]> {
  const served = await serveRenderers();
  const browser = await startBrowser();
  try {
    const costOf = (name: RendererName, length: number) => costPerUpdate(browser, served.url, name, length);
    const short = new Map<RendererName, number[]>();
    const long: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const name of ["Parley", ...OTHERS] as const) {
        short.set(name, [...(short.get(name) ?? []), await costOf(name, 20 * KB)]);
      }
      long.push(await costOf("Parley", 400 * KB));
    }
    const costs = new Map([...short].map(([name, values]) => [name, median(values)]));
    const own = costs.get("Parley") ?? Number.NaN;
    costs.delete("Parley");
    return [
      {
        id: "page/stream-20kb",
        label: "Main-thread time to stream a reply of 20 KB, an update",
        value: own,
        unit: "ms",
        baselines: Object.fromEntries(costs),
      },
      {
        id: "page/stream-400kb",
        label: "Main-thread time to stream a reply of 400 KB, an update",
        value: median(long),
        unit: "ms",
        baselines: { "20 KB": own },
      },
    ];
  } finally {
    await browser.close();
    await served.remove();
  }
}

async function costPerUpdate(
  browser: Browser,
  url: string,
  name: RendererName,
  length: number,
): Promise<number> {
  const page = await browser.newPage();
  try {
    await page.goto(url);
    const stream = (reply: { text: string; step: number }) =>
      page.evaluate((feed) => window.stream(feed.name, { ...feed, pace: "task" }), { name, ...reply });
    await stream(WARM_UP);
    await page.waitForTimeout(AFTER_MS);
    const mainThread = await watchMainThread(page);
    let updates = 0;
    const ms = await mainThread.msOf(async () => {
      ({ updates } = await stream({ text: replyOf(length), step: STEP }));
      await page.waitForTimeout(AFTER_MS);
    });
    return ms / updates;
  } finally {
    await page.close();
  }
}
