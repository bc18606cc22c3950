import type { Result } from "../result.ts";
import { median } from "../statistics.ts";
import { readStream } from "./read-stream.ts";
import { withServers } from "./servers.ts";

const WARM_UPS = 40;
const STREAMS = 100;
const ANSWER = "beats 10 every 1";

/** How long a person waits for the first word, with one stream at a time. */
export async function measure(): Promise<Result[]> {
  return withServers(async ({ targets }) => {
    const all = Object.entries(targets);
    const times = Object.fromEntries(all.map(([name]): [string, number[]] => [name, []]));
    for (let index = -WARM_UPS; index < STREAMS; index++) {
      // One after the other, so that a busy moment of the machine comes to all of them.
      for (const [name, target] of all) {
        const { firstBeatMs } = await readStream(target, ANSWER);
        if (index >= 0) times[name]?.push(firstBeatMs);
      }
    }
    const { Parley: value = Number.NaN, ...baselines } = Object.fromEntries(
      Object.entries(times).map(([name, ms]) => [name, median(ms)]),
    );
    const label = "Time to the first text, one stream at a time";
    return [{ id: "server/first-text", label, value, unit: "ms", baselines }];
  });
}
