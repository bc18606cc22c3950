import "server-only";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { processWide } from "@/lib/server/process-wide";

// From what is felt as at once to what a long research takes.
const FIRST_TEXT_S = [0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60, 120];
const DURATION_S = [0.5, 1, 2, 5, 10, 30, 60, 120, 300, 900, 1_800, 3_600, 7_200];

function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    turns: new Counter({
      name: "parley_turns_total",
      help: "Turns that have ended or rest, by how",
      labelNames: ["status"] as const,
      registers,
    }),
    firstText: new Histogram({
      name: "parley_turn_first_text_seconds",
      help: "From the making of a turn to the first text of its answer",
      buckets: FIRST_TEXT_S,
      registers,
    }),
    duration: new Histogram({
      name: "parley_turn_duration_seconds",
      help: "From the making of a turn to its end",
      buckets: DURATION_S,
      registers,
    }),
    resumes: new Counter({
      name: "parley_resumes_total",
      help: "Interactions that were looked for again at Google after their stream had broken off",
      registers,
    }),
    takeovers: new Counter({
      name: "parley_takeovers_total",
      help: "Turns taken over from a process that had gone",
      registers,
    }),
    upstreamCalls: new Counter({
      name: "parley_upstream_calls_total",
      help: "Calls of the API, by the status of the answer; none where there was none",
      labelNames: ["status"] as const,
      registers,
    }),
    upstreamLimited: new Counter({
      name: "parley_upstream_limited_total",
      help: "Answers of Google that too much was asked for (429)",
      registers,
    }),
    spend: new Counter({
      name: "parley_spend_usd_total",
      help: "What turns that have ended here have cost by the list of prices, in US dollars",
      registers,
    }),
    spentToday: new Gauge({
      name: "parley_spent_today_usd",
      help: "What counts against the cap of this day of UTC, of all processes, in US dollars",
      registers,
    }),
    streamReaders: new Gauge({
      name: "parley_stream_readers",
      help: "Streams that are open to pages",
      registers,
    }),
    requests: new Counter({
      name: "parley_requests_total",
      help: "Requests by route, method and status",
      labelNames: ["route", "method", "status"] as const,
      registers,
    }),
  };
}

/** What this process has counted since its start. */
export function metrics(): ReturnType<typeof createMetrics> {
  return processWide("metrics", createMetrics);
}

/** Has the process watched, too: memory, processor, lag of the event loop. Not free, so only where it is read. */
export function watchProcess(): void {
  collectDefaultMetrics({ register: metrics().registry });
}
