import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { judge } from "./bars.ts";
import { pastBars, print } from "./report.ts";
import type { Measure, Result } from "./result.ts";

// Everything runs on this machine in one go; only the ratios mean anything elsewhere.
const MEASURES: Record<string, () => Promise<{ measure: Measure }>> = {
  "server/first-text": () => import("./server/first-text.ts"),
  "server/cpu-per-event": () => import("./server/cpu-per-event.ts"),
  "server/held-streams": () => import("./server/held-streams.ts"),
  "server/loop-lag": () => import("./server/loop-lag.ts"),
  "server/reattach": () => import("./server/reattach.ts"),
  "server/start": () => import("./server/start.ts"),
  "server/long-lists": () => import("./server/long-lists.ts"),
  "server/search": () => import("./server/search.ts"),
  "page/streaming": () => import("./page/streaming.ts"),
  "page/smoothness": () => import("./page/smoothness.ts"),
  "page/opening": () => import("./page/opening.ts"),
  "page/typing": () => import("./page/typing.ts"),
  "page/palette": () => import("./page/palette.ts"),
  "page/lighthouse": () => import("./page/lighthouse.ts"),
};

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** Fails where a bar does not hold. */
    check: { type: "boolean", default: false },
    /** Where the results go, too. */
    json: { type: "string" },
  },
});

// What is named begins so: "server" is all of the server.
const isChosen = (name: string) =>
  positionals.length === 0 || positionals.some((start) => name.startsWith(start));
const results: Result[] = [];
for (const [name, load] of Object.entries(MEASURES)) {
  if (!isChosen(name)) continue;
  const { measure } = await load();
  for (const result of await measure()) {
    print(result);
    results.push(result);
  }
}

if (options.json) {
  const judged = results.map((result) => ({ ...result, bars: judge(result) }));
  const about = { at: new Date().toISOString(), node: process.version, cores: cpus().length };
  writeFileSync(options.json, `${JSON.stringify({ ...about, results: judged }, null, 2)}\n`);
}
const past = pastBars(results);
console.log(past.length === 0 ? "\nEvery bar holds." : `\nPast a bar: ${past.join(", ")}`);
if (options.check && past.length > 0) process.exitCode = 1;
