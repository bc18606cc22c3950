/** Waits, or less if the signal aborts; never rejects. Zero still lets other work in between. */
export function delay(ms: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) return Promise.resolve();
  if (ms <= 0) return new Promise((resolve) => setImmediate(resolve));
  return new Promise((resolve) => {
    const settle = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", settle);
      resolve();
    };
    const timer = setTimeout(settle, ms);
    signal?.addEventListener("abort", settle);
  });
}

/** Time that can be moved ahead, in ms since the clock was made: what waits for a time then comes to it. */
export class Clock {
  aheadMs = 0;
  readonly #startMs = performance.now();
  readonly #checks = new Set<() => void>();

  now(): number {
    return performance.now() - this.#startMs + this.aheadMs;
  }

  advance(ms: number): void {
    this.aheadMs += ms;
    for (const check of [...this.#checks]) check();
  }

  /** Waits until a time, or less if the signal aborts; never rejects. A time that is past still lets other work in between. */
  until(dueMs: number, signal: AbortSignal): Promise<void> {
    if (dueMs <= this.now()) return delay(0, signal);
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout | undefined;
      const check = () => {
        clearTimeout(timer);
        const leftMs = dueMs - this.now();
        if (leftMs > 0 && !signal.aborted) {
          timer = setTimeout(check, Math.min(leftMs, LONGEST_TIMER_MS));
          return;
        }
        this.#checks.delete(check);
        signal.removeEventListener("abort", check);
        resolve();
      };
      this.#checks.add(check);
      signal.addEventListener("abort", check);
      check();
    });
  }
}

// A longer one would overflow, and fire at once.
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Resolves when the signal aborts, and only then. */
export function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

/** The API's timestamps have seconds and a Z. */
export function toTimestamp(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
