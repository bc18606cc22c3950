import type { Result } from "../result.ts";
import { median } from "../statistics.ts";
import { type LongPages, startLongPages } from "./long-page.ts";

const COUNTS = [10, 1_000, 5_000] as const;
const ROUNDS = 7;
// So long without a task of 50 ms a page can be used.
const QUIET_MS = 1_000;

/** How long until a thread that is opened by its address shows its end and can be used. */
export async function measure(): Promise<Result[]> {
  const pages = await startLongPages(COUNTS);
  try {
    const times = new Map<number, number[]>();
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const count of COUNTS)
        times.set(count, [...(times.get(count) ?? []), await interactiveMs(pages, count)]);
    }
    const of = (count: number) => median(times.get(count) ?? []);
    return ([1_000, 5_000] as const).map((count) => ({
      id: `page/open-${count}`,
      label: `Time to interactive of a thread of ${count} turns`,
      value: of(count),
      unit: "ms",
      baselines: { "10 turns": of(10) },
    }));
  } finally {
    await pages.remove();
  }
}

/** The second visit counts: how fast the files come over the network is no question of turns. */
async function interactiveMs(pages: LongPages, count: number): Promise<number> {
  const page = await pages.newPage();
  try {
    await page.goto(pages.addressOf(count));
    await page.getByText(`Answer ${count}`, { exact: true }).waitFor();
    await page.goto(pages.addressOf(count), { waitUntil: "commit" });
    return await page.evaluate(untilInteractive, { text: `Answer ${count}`, quietMs: QUIET_MS });
  } finally {
    await page.context().close();
  }
}

/** Runs in the page. The end of the last long task before it is quiet, and not before the answer is there and the composer alive. */
async function untilInteractive({ text, quietMs }: { text: string; quietMs: number }): Promise<number> {
  let busyUntil = 0;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) busyUntil = startTime + duration;
  }).observe({ type: "longtask", buffered: true });
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const isAlive = () => {
    const field = document.querySelector("textarea");
    const replies = document.querySelectorAll("[aria-label=Reply]");
    const isTaken = field && Object.keys(field).some((key) => key.startsWith("__reactProps"));
    return isTaken && replies[replies.length - 1]?.textContent?.includes(text);
  };
  while (!isAlive()) await pause(5);
  const aliveAt = performance.now();
  while (performance.now() - Math.max(aliveAt, busyUntil) < quietMs) await pause(50);
  return Math.max(aliveAt, busyUntil);
}
