import { readdirSync } from "node:fs";
import { startApp } from "../e2e/app-server.ts";
import { startCallCounter } from "../e2e/call-counter.ts";
import { startEmulator } from "../e2e/emulator-server.ts";
import { faultsOf, runPeople } from "../e2e/instances-load.ts";
import { MARKS, type Outcome } from "../e2e/virtual-person.ts";
import { memoryMb } from "./process-cost.ts";

// Many people for a long time, with everything going wrong that can, one message in a hundred each. A few minutes
// say whether answers are right; whether memory grows, an hour says.
const MINUTES = Number(process.env.SOAK_MINUTES ?? 5);
const PEOPLE = Number(process.env.SOAK_PEOPLE ?? 20);
const PAUSE_MS = Number(process.env.SOAK_PAUSE_MS ?? 1_000);
const SAMPLE_MS = 10_000;
const REPORT_MS = 60_000;
const QUIET_MS = 15_000;
const HOUR_MS = 3_600_000;
// What a server needs until it is warm says nothing of what it loses.
const WARM_UP = 0.25;

const FAULTS = [
  "429 retry 1s once",
  "503 once",
  "500",
  "hang",
  "stall",
  "silent end",
  "cut mid event",
  "reset mid stream",
  "reset before headers",
  "error event",
  "error array",
  "bare json",
  "malformed json",
  "unknown events",
  "duplicate",
  "reordered",
  "usage missing",
  "slow start 2s",
  "lost",
  "incomplete",
];

type Sample = { atMs: number; memoryMb: number; descriptors: number };

const emulator = await startEmulator(0.5);
const app = await startApp({
  GEMINI_API_KEY: "soak",
  GOOGLE_GEMINI_BASE_URL: emulator.url,
  FIRST_BYTE_TIMEOUT_MS: "5000",
  IDLE_TIMEOUT_MS: "3000",
  DELETION_GRACE_MS: "5000",
});
const counter = startCallCounter(emulator, MARKS);
const began = performance.now();
const isOver = () => performance.now() - began > MINUTES * 60_000;
const samples: Sample[] = [];
const outcomes: Outcome[] = [];

try {
  const before = takeSample();
  const sampling = setInterval(() => samples.push(takeSample()), SAMPLE_MS);
  const reporting = setInterval(report, REPORT_MS);
  await runPeople(
    PEOPLE,
    [app.url],
    { faults: FAULTS, readers: 1, pauseMs: PAUSE_MS, isTidy: true },
    isOver,
    outcomes,
  );
  clearInterval(sampling);
  clearInterval(reporting);
  // Connections that were kept for the next request are closed by then.
  await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  const breaches = await faultsOf(outcomes, counter);
  report();
  const ends = Object.entries(Object.groupBy(outcomes, ({ status }) => status));
  console.log(`\n${outcomes.length} messages of ${PEOPLE} people in ${MINUTES} minutes`);
  for (const [status, those] of ends) console.log(`  ${status.padEnd(18)} ${those?.length}`);
  console.log(`Breaches of invariants: ${breaches.length}`);
  for (const breach of breaches) console.log(`  ${breach}`);
  console.log(`Memory: ${slope(samples).toFixed(1)} MB/h after the warm-up, ${lastMemory()} MB at the end`);
  console.log(`Open descriptors: ${before.descriptors} before, ${takeSample().descriptors} after`);
  if (breaches.length > 0) process.exitCode = 1;
} finally {
  counter.stop();
  await app.remove();
  await emulator.remove();
}

function takeSample(): Sample {
  return {
    atMs: performance.now() - began,
    memoryMb: memoryMb(app.pid),
    descriptors: readdirSync(`/proc/${app.pid}/fd`).length,
  };
}

function report(): void {
  const { atMs, memoryMb: memory, descriptors } = takeSample();
  const bad = outcomes.filter(({ faults }) => faults.length > 0).length;
  console.log(
    `${(atMs / 60_000).toFixed(1)} min  ${outcomes.length} messages  ${bad} with a breach  ${memory.toFixed(0)} MB  ${descriptors} descriptors`,
  );
}

/** By the line that fits best, in MB/h. */
function slope(all: readonly Sample[]): number {
  const warm = all.slice(Math.floor(all.length * WARM_UP));
  const meanOf = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [time, memory] = [
    meanOf(warm.map(({ atMs }) => atMs)),
    meanOf(warm.map((sample) => sample.memoryMb)),
  ];
  const along = warm.reduce((sum, sample) => sum + (sample.atMs - time) * (sample.memoryMb - memory), 0);
  const across = warm.reduce((sum, sample) => sum + (sample.atMs - time) ** 2, 0);
  return (along / across) * HOUR_MS;
}

function lastMemory(): string {
  return samples.at(-1)?.memoryMb.toFixed(0) ?? "?";
}
