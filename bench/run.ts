import { startApp } from "../e2e/app-server.ts";
import { startNode, waitForAnswer } from "../e2e/child.ts";
import { startEmulator } from "../e2e/emulator-server.ts";
import { findFreePort } from "../e2e/free-port.ts";
import { cpuMs, memoryMb } from "./process-cost.ts";
import { apiTarget, appTarget, readStream, type Target } from "./streams.ts";

// Everything runs on this machine in one go; only the ratios mean anything elsewhere.
const ROUNDS = 3;
const SINGLE_STREAMS = 30;
const PARALLEL_STREAMS = 200;
const HELD_STREAMS = 1000;

const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const fixed = (value: number, digits = 1) => value.toFixed(digits);

const emulator = await startEmulator(0);
const pipePort = await findFreePort();
const pipe = startNode("bench/pipe.ts", [emulator.url, String(pipePort)], {});
await waitForAnswer(`http://127.0.0.1:${pipePort}/emulator`, pipe);
const app = await startApp({ GEMINI_API_KEY: "bench", GOOGLE_GEMINI_BASE_URL: emulator.url });

try {
  const targets = {
    direct: apiTarget("the emulator alone", emulator.url),
    pipe: apiTarget("a bare pipe", `http://127.0.0.1:${pipePort}`),
    app: appTarget(app.url, await signIn(app.url)),
  };
  await warmUp(Object.values(targets));
  await measureFirstText(targets);
  await measureCpu(targets);
  await measureHeld(targets.app);
} finally {
  await app.remove();
  await pipe.end("SIGKILL");
  await emulator.remove();
}

async function signIn(url: string): Promise<string> {
  const { url: path, headers, body } = appTarget(url, "").open("hello");
  const response = await fetch(path, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  await response.text();
  return response.headers.get("set-cookie")?.split(";", 1)[0] ?? "";
}

async function warmUp(targets: Target[]): Promise<void> {
  for (const target of targets) {
    for (let index = 0; index < 20; index++) await readStream(target, "count to 50");
  }
}

async function measureFirstText({ direct, pipe: bare, app: parley }: Record<string, Target>): Promise<void> {
  const times = new Map<Target, number[]>();
  for (let index = 0; index < SINGLE_STREAMS; index++) {
    for (const target of [direct, bare, parley]) {
      if (!target) continue;
      const { firstTextMs } = await readStream(target, "count to 20");
      times.set(target, [...(times.get(target) ?? []), firstTextMs]);
    }
  }
  console.log("\nTime to the first text, one stream at a time (median)");
  const base = direct ? median(times.get(direct) ?? []) : Number.NaN;
  for (const [target, values] of times) {
    const value = median(values);
    console.log(
      `  ${target.name.padEnd(20)} ${fixed(value)} ms   +${fixed(value - base)} ms   ${fixed(value / base)} x`,
    );
  }
}

async function measureCpu({ pipe: bare, app: parley }: Record<string, Target>): Promise<void> {
  console.log(
    `\nCPU per 1,000 events, ${PARALLEL_STREAMS} streams at about 50 events/s (median of ${ROUNDS})`,
  );
  const costs: Record<string, number[]> = { pipe: [], app: [] };
  for (let round = 0; round < ROUNDS; round++) {
    if (bare) costs.pipe?.push(await cpuPerThousand(bare, pipe.pid));
    if (parley) costs.app?.push(await cpuPerThousand(parley, app.pid));
  }
  const [pipeCost, appCost] = [median(costs.pipe ?? []), median(costs.app ?? [])];
  console.log(`  ${"a bare pipe".padEnd(20)} ${fixed(pipeCost)} ms`);
  console.log(`  ${"Parley".padEnd(20)} ${fixed(appCost)} ms   ${fixed(appCost / pipeCost, 2)} x`);
}

async function cpuPerThousand(target: Target, pid: number): Promise<number> {
  const before = cpuMs(pid);
  const text = "count to 4000 [pace: 0.25]";
  const results = await Promise.all(Array.from({ length: PARALLEL_STREAMS }, () => readStream(target, text)));
  const events = results.reduce((sum, result) => sum + result.events, 0);
  if (results.some((result) => !result.isWhole))
    throw new Error(`${target.name}: a stream did not end whole.`);
  return ((cpuMs(pid) - before) / events) * 1000;
}

async function measureHeld(parley: Target): Promise<void> {
  const before = memoryMb(app.pid);
  const running = Array.from({ length: HELD_STREAMS }, () => readStream(parley, "count to 1200 [pace: 2.5]"));
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, memoryMb(app.pid));
  }, 250);
  const results = await Promise.all(running);
  clearInterval(watch);
  const whole = results.filter((result) => result.isWhole).length;
  const perStream = ((peak - before) * 1024) / HELD_STREAMS;
  console.log(
    `\nStreams held at once: ${whole} of ${HELD_STREAMS} ended whole, ${fixed(perStream, 0)} KB each at the peak`,
  );
}
