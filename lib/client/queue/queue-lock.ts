/**
 * Runs `work` while no other tab sends from the queue of this thread or edits a message in it; resolves to false,
 * without having run it, where another one does and `isPatient` says not to wait.
 */
export function withQueueLock(
  threadId: string,
  work: () => void | Promise<void>,
  { isPatient }: { isPatient: boolean },
): Promise<boolean> {
  const run = async () => {
    await work();
    return true;
  };
  // Browsers have no locks where the page is not served safely, and then each tab is by itself.
  if (!("locks" in navigator)) return run();
  return navigator.locks.request(`parley-queue-${threadId}`, { ifAvailable: !isPatient }, (lock) =>
    lock ? run() : false,
  );
}
