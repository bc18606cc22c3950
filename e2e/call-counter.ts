import type { EmulatorServer } from "./emulator-server.ts";

const LOOK_MS = 1_000;

/** Counts the calls of the API for each mark in a text: what the emulator remembers of them is not without end. */
export type CallCounter = { callsOf(mark: string): number; look(): Promise<void>; stop(): void };

export function startCallCounter(emulator: EmulatorServer, marks: RegExp): CallCounter {
  const calls = new Map<string, number>();
  let seen = 0;
  let looking = Promise.resolve();
  const lookNow = async () => {
    for (const { number, method, body } of await emulator.requests()) {
      if (number <= seen) continue;
      seen = number;
      if (method !== "POST" || body?.stream !== true) continue;
      for (const mark of new Set(JSON.stringify(body.input).match(marks))) {
        calls.set(mark, (calls.get(mark) ?? 0) + 1);
      }
    }
  };
  // One look at a time, or a call might be counted twice.
  const look = () => {
    looking = looking.then(lookNow);
    return looking;
  };
  const timer = setInterval(() => void look(), LOOK_MS);
  return { callsOf: (mark) => calls.get(mark) ?? 0, look, stop: () => clearInterval(timer) };
}
