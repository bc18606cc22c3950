import "server-only";
import { renewLeases } from "./lease";
import { type AbortReason, type Run, runs } from "./running";

/** Keeps the leases of this process, and breaks off what was stopped or taken elsewhere. */
export async function beat(): Promise<void> {
  // These runs, not those that are there after the query: a turn may rest and be taken up meanwhile.
  await keepLeases([...runs().values()]);
}

const asked = new Set<Run>();

/** Looks soon whether a run was stopped or taken elsewhere, in one look for all that are asked for at once. */
export function lookAtLease(run: Run): void {
  if (asked.size === 0) queueMicrotask(lookAtAsked);
  asked.add(run);
}

function lookAtAsked(): void {
  const running = [...asked];
  asked.clear();
  // The next beat looks again.
  void keepLeases(running).catch(() => undefined);
}

/** Keeps the leases of these runs. One that another process has taken, or was asked to stop, is broken off. */
async function keepLeases(running: readonly Run[]): Promise<void> {
  if (running.length === 0) return;
  const held = await renewLeases(running.map(({ turnId }) => turnId));
  for (const { turnId, owner, abort } of running) {
    const lease = held.get(turnId);
    if (lease) owner.id = lease.ownerId;
    if (!lease) abort.abort("lost" satisfies AbortReason);
    else if (lease.isStopRequested) abort.abort("stop" satisfies AbortReason);
  }
}
