import { cpuMs } from "../process-cost.ts";
import type { Result } from "../result.ts";
import { median } from "../statistics.ts";
import { readStream } from "./read-stream.ts";
import { type Served, withServers } from "./servers.ts";

const ROUNDS = 3;
const STREAMS = 200;
// More of them it does not keep up with, and a round would take minutes.
const FEWER_STREAMS: Readonly<Record<string, number>> = { "AI SDK": 50 };
const WARM_UP = "beats 50 every 20";
const ANSWER = "beats 500 every 20";

/** What an event costs the server, from the request to the end of its stream, with many of them. */
export async function measure(): Promise<Result[]> {
  return withServers(async ({ targets }) => {
    const { direct: _, ...compared } = targets;
    const all = Object.entries(compared);
    const costs = Object.fromEntries(all.map(([name]): [string, number[]] => [name, []]));
    for (const [name, target] of all) await costOf(target, WARM_UP, FEWER_STREAMS[name]);
    for (let round = 0; round < ROUNDS; round++) {
      for (const [name, target] of all) {
        costs[name]?.push(await costOf(target, ANSWER, FEWER_STREAMS[name]));
      }
    }
    const { Parley: value = Number.NaN, ...baselines } = Object.fromEntries(
      Object.entries(costs).map(([name, cost]) => [name, median(cost)]),
    );
    const label = `CPU per event, ${STREAMS} streams at 50 events/s`;
    return [{ id: "server/cpu-per-event", label, value, unit: "µs", baselines }];
  });
}

async function costOf(target: Served, text: string, count = STREAMS): Promise<number> {
  const before = cpuMs(target.pid);
  const streams = await Promise.all(Array.from({ length: count }, () => readStream(target, text)));
  if (streams.some(({ isWhole, wrong }) => !isWhole || wrong > 0)) throw new Error("A stream was not whole.");
  const events = streams.reduce((sum, { beats }) => sum + beats, 0);
  return ((cpuMs(target.pid) - before) * 1_000) / events;
}
