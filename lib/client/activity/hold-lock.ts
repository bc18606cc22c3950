const LOCK = "parley.activity";

/** What is done with the lock, until the signal: it comes, too, when another tab takes the lock away. */
type Work = (over: AbortSignal) => Promise<void>;

/** Waits for its turn among the tabs of this browser, and again where the lock was taken away. */
export async function holdLock(work: Work, signal: AbortSignal): Promise<void> {
  // Only pages of https, and of this machine, have locks.
  if (!("locks" in navigator)) return work(signal);
  while (!signal.aborted) {
    const taken = await workUnderLock(work, signal, { signal });
    if (!taken) return;
  }
}

/** Takes the lock from a tab that keeps it and does nothing. */
export async function takeLock(work: Work, signal: AbortSignal): Promise<void> {
  if ("locks" in navigator) await workUnderLock(work, signal, { steal: true });
}

/** Returns whether the lock was taken away before the work was done. */
async function workUnderLock(work: Work, signal: AbortSignal, options: LockOptions): Promise<boolean> {
  const taken = new AbortController();
  let hasEnded = false;
  try {
    await navigator.locks.request(LOCK, options, () =>
      work(AbortSignal.any([signal, taken.signal])).finally(() => {
        hasEnded = true;
      }),
    );
    return false;
  } catch (cause) {
    if (hasEnded || signal.aborted) throw cause;
    taken.abort();
    return true;
  }
}
