/** Waits for `ms`, or less where the network comes back or the page is shown again meanwhile. */
export function waitForNetwork(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = new AbortController();
    const finish = () => {
      clearTimeout(timer);
      done.abort();
      resolve();
    };
    const timer = setTimeout(finish, ms);
    const options = { signal: done.signal };
    window.addEventListener("online", finish, options);
    window.addEventListener("pageshow", finish, options);
    document.addEventListener(
      "visibilitychange",
      () => document.visibilityState === "visible" && finish(),
      options,
    );
    signal.addEventListener("abort", finish, options);
  });
}
