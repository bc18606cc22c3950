import type { Result } from "./result.ts";

/** What a figure may be at most: by itself, as a multiple of a baseline (`times`), or more than one (`above`). */
export type Bar = { most: number; times?: string; above?: string };

/** The bars of the server and of the browser, by the ids of results. */
const BARS: Readonly<Record<string, readonly Bar[]>> = {
  "server/first-text": [
    { most: 10, above: "direct" },
    { most: 1, times: "AI SDK" },
  ],
  "server/cpu-per-event": [
    { most: 2.5, times: "bare pipe" },
    { most: 1 / 3, times: "AI SDK" },
  ],
  "server/held-incomplete": [{ most: 0 }],
  "server/held-wrong-events": [{ most: 0 }],
  "server/held-added-latency": [{ most: 250 }],
  "server/held-memory": [{ most: 300 }],
  "server/loop-lag": [{ most: 50 }],
  "server/reattach-reload": [{ most: 300 }],
  "server/reattach-restart": [{ most: 3_000 }],
  "server/start": [{ most: 3_000 }],
  "server/thread-list": [{ most: 20 }],
  "server/thread-list-first": [{ most: 20 }],
  "server/long-thread": [{ most: 100 }],
  "server/search": [{ most: 100 }],
  "page/stream-20kb": [
    { most: 1 / 8, times: "streamdown, code and math" },
    { most: 8, times: "text node" },
  ],
  "page/stream-400kb": [{ most: 1.3, times: "20 KB" }],
  "page/long-tasks": [{ most: 0 }],
  "page/settled-removed": [{ most: 0 }],
  "page/shrunk": [{ most: 0 }],
  "page/moved-by-citations": [{ most: 0 }],
  "page/hard-median": [{ most: 16 }],
  "page/hard-p99": [{ most: 100 }],
  "page/open-1000": [{ most: 2, times: "10 turns" }],
  "page/open-5000": [{ most: 3, times: "10 turns" }],
  "page/key-work": [{ most: 16 }],
  "page/key-to-paint": [{ most: 1.2, times: "an empty page" }],
  "page/palette": [{ most: 1 }],
  "page/lighthouse-performance": [{ most: 5 }],
  "page/lighthouse-accessibility": [{ most: 0 }],
  "page/lighthouse-best-practices": [{ most: 0 }],
};

export type Verdict = { bar: Bar; reached: number; holds: boolean };

/** How a result stands to its bars. Of a baseline that was not measured nothing can be said, so that bar does not hold. */
export function judge(result: Result): Verdict[] {
  return (BARS[result.id] ?? []).map((bar) => {
    const reached = reachedOf(result, bar);
    return { bar, reached, holds: reached <= bar.most };
  });
}

function reachedOf({ value, baselines = {} }: Result, { times, above }: Bar): number {
  if (times !== undefined) return value / (baselines[times] ?? Number.NaN);
  if (above !== undefined) return value - (baselines[above] ?? Number.NaN);
  return value;
}
