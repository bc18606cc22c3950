import "server-only";
import { database } from "@/lib/server/db/client";
import { errorFields, log } from "@/lib/server/log";
import { isDraining } from "@/lib/server/shutdown-state";
import { type Claim, claimAbandoned, releaseLease, renewLeases } from "./lease";
import { startRun } from "./run";
import { type AbortReason, runs } from "./running";
import { toTurn } from "./stored-turn";

/** Takes over every turn that nobody runs any more, and goes on with it. */
export async function recoverTurns(): Promise<void> {
  if (isDraining()) return;
  const claims = await claimAbandoned();
  for (const claim of claims) await goOn(claim).catch((cause: unknown) => letGo(claim, cause));
  if (claims.length > 0) log.info({ turns: claims.length }, "turns taken over");
}

async function goOn({ turnId, ownerId, epoch }: Claim): Promise<void> {
  const { db } = await database();
  const row = await db
    .selectFrom("turns")
    .select(["id", "turn", "settled_at", "stop_requested_at"])
    .where("id", "=", turnId)
    .executeTakeFirst();
  if (!row) return;
  const turn = await toTurn(row);
  startRun({ owner: { id: ownerId }, turn, epoch, isStopRequested: row.stop_requested_at !== null });
}

/** A turn that cannot be read keeps no other from going on. It is tried again, perhaps by a newer version. */
async function letGo({ turnId, epoch }: Claim, cause: unknown): Promise<void> {
  log.error({ turnId, ...errorFields(cause) }, "a turn could not be taken over");
  await releaseLease(turnId, epoch);
}

/** Keeps the leases of this process, and breaks off what was stopped or taken elsewhere. */
export async function beat(): Promise<void> {
  if (runs().size === 0) return;
  // These runs, not those that are there after the query: a turn may rest and be taken up meanwhile.
  const running = [...runs().values()];
  const held = await renewLeases(running.map(({ turnId }) => turnId));
  for (const { turnId, abort } of running) {
    const lease = held.get(turnId);
    if (!lease) abort.abort("lost" satisfies AbortReason);
    else if (lease.isStopRequested) abort.abort("stop" satisfies AbortReason);
  }
}
