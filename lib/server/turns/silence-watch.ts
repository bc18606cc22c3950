import "server-only";

export const SILENT: unique symbol = Symbol("silent");

/** Waits for one thing after the other, with one timer and one listener for all: there may be thousands of them. */
export type SilenceWatch = {
  /** What `promise` resolves to, or SILENT where that takes longer than `ms`. Rejects when the signal aborts. */
  orSilence<T>(promise: Promise<T>, ms: number): Promise<T | typeof SILENT>;
  /** The same without an end to its patience. */
  orAbort<T>(promise: Promise<T>): Promise<T>;
  close(): void;
};

export function createSilenceWatch(signal: AbortSignal): SilenceWatch {
  let timer: NodeJS.Timeout | null = null;
  let timerMs = 0;
  let onSilence: (() => void) | null = null;
  let onAbort: ((cause: unknown) => void) | null = null;
  const abort = () => onAbort?.(signal.reason);
  const startTimer = (ms: number) => {
    if (timer && timerMs === ms) return void timer.refresh();
    if (timer) clearTimeout(timer);
    timerMs = ms;
    timer = setTimeout(() => onSilence?.(), ms);
  };
  const wait = <T>(promise: Promise<T>, silent: typeof SILENT | null): Promise<T | typeof SILENT> =>
    new Promise((resolve, reject) => {
      onSilence = silent && (() => resolve(silent));
      onAbort = reject;
      if (signal.aborted) abort();
      promise.then(resolve, reject);
    });
  signal.addEventListener("abort", abort);
  return {
    orSilence(promise, ms) {
      startTimer(ms);
      return wait(promise, SILENT);
    },
    orAbort: <T>(promise: Promise<T>) => wait(promise, null) as Promise<T>,
    close() {
      if (timer) clearTimeout(timer);
      signal.removeEventListener("abort", abort);
    },
  };
}
