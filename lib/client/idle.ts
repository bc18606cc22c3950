// A page that streams is never idle for long, and waits no longer than this.
const LONGEST_MS = 1_000;

/** Resolves when the page has nothing else to do. */
export function idle(): Promise<void> {
  // Safari has no idle callbacks.
  if (!("requestIdleCallback" in window)) return new Promise((resolve) => setTimeout(resolve));
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: LONGEST_MS }));
}
