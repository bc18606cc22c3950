// An answer that is to stop runs on until its server has heard of it.
const stopped = new Set<string>();

/** Somebody has pressed Stop in this page. */
export function noteStopWish(turnId: string): void {
  stopped.add(turnId);
}

export function isToStop(turnId: string): boolean {
  return stopped.has(turnId);
}
