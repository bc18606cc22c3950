import "server-only";
import { database } from "@/lib/server/db/client";
import { errorFields, log } from "@/lib/server/log";
import { countTakeovers } from "@/lib/server/metrics/turns";
import { isDraining } from "@/lib/server/shutdown-state";
import { type Claim, claimAbandoned, releaseLease } from "./lease";
import { startRun } from "./run";
import { toTurn } from "./stored-turn";

/** Takes over every turn that nobody runs any more, and goes on with it. */
export async function recoverTurns(): Promise<void> {
  if (isDraining()) return;
  const claims = await claimAbandoned();
  countTakeovers(claims.length);
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
