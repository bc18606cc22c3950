import "server-only";
import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { sql } from "kysely";
import { database } from "@/lib/server/db/client";
import { env } from "@/lib/server/env";
import { processWide } from "@/lib/server/process-wide";

/** Names this process among all that share the database: host, pid, and a word of its own. */
export function instanceName(): string {
  return processWide("instance", () => `${hostname()}/${process.pid}/${randomUUID()}`);
}

/** Until when a lease taken or renewed now is good, by the clock of the database. */
export async function leaseEnd() {
  const { engine } = await database();
  return sql<number>`${engine.now} + ${sql.lit(env().LEASE_MS)}`;
}

/** Renews the leases of this process; returns the turns that it still holds. */
export async function renewLeases(): Promise<Map<string, { isStopRequested: boolean }>> {
  const { db } = await database();
  const rows = await db
    .updateTable("turns")
    .set({ lease_until: await leaseEnd() })
    .where("lease_owner", "=", instanceName())
    .where("settled_at", "is", null)
    .returning(["id", "stop_requested_at"])
    .execute();
  return new Map(rows.map((row) => [row.id, { isStopRequested: row.stop_requested_at !== null }]));
}

/** Lets go of a turn, so that another process may take it at once. */
export async function releaseLease(turnId: string, epoch: number): Promise<void> {
  const { db } = await database();
  await db
    .updateTable("turns")
    .set({ lease_owner: null, lease_until: 0 })
    .where("id", "=", turnId)
    .where("epoch", "=", epoch)
    .where("settled_at", "is", null)
    .execute();
}

export type Claim = { turnId: string; ownerId: string; epoch: number };

/** Takes over turns whose lease has ended, or whose process is known to have died. */
export async function claimAbandoned(): Promise<Claim[]> {
  const { db, engine } = await database();
  const candidates = await db
    .selectFrom("turns")
    .select([
      "id",
      "epoch",
      "lease_owner",
      sql<boolean>`coalesce(lease_until, 0) < ${engine.now}`.as("has_ended"),
    ])
    .where("settled_at", "is", null)
    .where((eb) => eb.or([eb("lease_owner", "is", null), eb("lease_owner", "!=", instanceName())]))
    .limit(200)
    .execute();
  const claims: Claim[] = [];
  for (const { id, epoch, lease_owner, has_ended } of candidates) {
    if (!has_ended && !hasDied(lease_owner)) continue;
    const row = await db
      .updateTable("turns")
      .set({ lease_owner: instanceName(), lease_until: await leaseEnd(), epoch: epoch + 1 })
      .where("id", "=", id)
      .where("epoch", "=", epoch)
      .where("settled_at", "is", null)
      .returning(["id", "owner_id", "epoch"])
      .executeTakeFirst();
    if (row) claims.push({ turnId: row.id, ownerId: row.owner_id, epoch: row.epoch });
  }
  return claims;
}

/**
 * Whether the process behind a lease is gone for certain: it ran on this host, and its pid is free
 * or ours. After a crash, a restart need not wait for the lease to end.
 */
function hasDied(leaseOwner: string | null): boolean {
  const [host, pid] = leaseOwner?.split("/") ?? [];
  if (host !== hostname() || !pid) return false;
  if (Number(pid) === process.pid) return true;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === "ESRCH";
  }
}
