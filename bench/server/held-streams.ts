import { setTimeout as sleep } from "node:timers/promises";
import { memoryMb } from "../process-cost.ts";
import type { Result } from "../result.ts";
import { quantile } from "../statistics.ts";
import { readStream, type StreamResult } from "./read-stream.ts";
import { type Served, withServers } from "./servers.ts";

const STREAMS = 1_000;
// They come as people do, over ten seconds, and then all of them are there for twenty.
const APART_MS = 10;
const BEATS = 150;
const ANSWER = `beats ${BEATS} every 200`;
const SAMPLE_MS = 250;

/** A thousand people who read at once: whether they get all of it, how late, and what each takes of the memory. */
export async function measure(): Promise<Result[]> {
  return withServers(async ({ targets }) => {
    const pipe = await hold(targets["bare pipe"]);
    const { streams, latencyMs, kilobytes } = await hold(targets.Parley);
    const incomplete = streams.filter(({ isWhole, beats }) => !isWhole || beats !== BEATS).length;
    const wrong = streams.reduce((sum, stream) => sum + stream.wrong, 0);
    const about = `${STREAMS} streams at 5 events/s`;
    return [
      { id: "server/held-incomplete", label: `${about}: not complete`, value: incomplete, unit: "streams" },
      { id: "server/held-wrong-events", label: `${about}: missing or doubled`, value: wrong, unit: "events" },
      {
        id: "server/held-added-latency",
        label: `${about}: added latency, p95`,
        value: latencyMs,
        unit: "ms",
        baselines: { "bare pipe": pipe.latencyMs },
      },
      {
        id: "server/held-memory",
        label: `${about}: memory of each, at the peak`,
        value: kilobytes,
        unit: "KB",
        baselines: { "bare pipe": pipe.kilobytes },
      },
    ];
  });
}

async function hold(
  target: Served,
): Promise<{ streams: StreamResult[]; latencyMs: number; kilobytes: number }> {
  await readStream(target, "beats 1 every 0");
  const before = memoryMb(target.pid);
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, memoryMb(target.pid));
  }, SAMPLE_MS);
  const streams = await Promise.all(
    Array.from({ length: STREAMS }, async (_, index) => {
      await sleep(index * APART_MS);
      return readStream(target, ANSWER);
    }),
  );
  clearInterval(watch);
  const latencyMs = quantile(
    streams.flatMap(({ latencies }) => latencies),
    0.95,
  );
  return { streams, latencyMs, kilobytes: ((peak - before) * 1_024) / STREAMS };
}
