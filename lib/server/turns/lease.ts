import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { sql } from "kysely";
import { database } from "@/lib/server/db/client";
import { env } from "@/lib/server/env";
import { processWide } from "@/lib/server/process-wide";
import { runs } from "./running";

/** Names this process among all that share the database: where it runs, its pid, and a word of its own. */
export function instanceName(): string {
  return processWide("instance", () => `${placeName()}/${process.pid}/${randomUUID()}`);
}

/** Until when a lease taken or renewed now is good, by the clock of the database. */
export async function leaseEnd() {
  const { engine } = await database();
  return sql<number>`${engine.now} + ${sql.lit(env().LEASE_MS)}`;
}

/** Renews the leases of turns that run here; returns those that this process still holds. */
export async function renewLeases(
  turnIds: readonly string[],
): Promise<Map<string, { isStopRequested: boolean; ownerId: string }>> {
  const { db } = await database();
  const rows = await db
    .updateTable("turns")
    .set({ lease_until: await leaseEnd() })
    .where("id", "in", [...turnIds])
    .where("lease_owner", "=", instanceName())
    .where("settled_at", "is", null)
    .returning(["id", "owner_id", "stop_requested_at"])
    .execute();
  return new Map(
    rows.map((row) => [row.id, { ownerId: row.owner_id, isStopRequested: row.stop_requested_at !== null }]),
  );
}

/** Lets go of a turn, so that another process may take it at once. */
export async function releaseLease(turnId: string, epoch: number): Promise<void> {
  const { db, engine } = await database();
  await db
    .updateTable("turns")
    .set({ lease_owner: null, lease_until: 0 })
    .where("id", "=", turnId)
    .where("epoch", "=", epoch)
    .where("settled_at", "is", null)
    .returning(engine.notice("events", sql.ref("id")).as("notice"))
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
    .orderBy("lease_until")
    .limit(200)
    .execute();
  const claims: Claim[] = [];
  for (const { id, epoch, lease_owner, has_ended } of candidates) {
    // A turn of our own that nobody runs is one whose end could not be stored: it is taken up again.
    if (runs().has(id) || (!has_ended && !hasDied(lease_owner))) continue;
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

/** Whether a turn should run and nobody holds it any more. */
export async function isAbandoned(turnId: string): Promise<boolean> {
  const { db, engine } = await database();
  const row = await db
    .selectFrom("turns")
    .select("id")
    .where("id", "=", turnId)
    .where("settled_at", "is", null)
    .where(sql<boolean>`coalesce(lease_until, 0) < ${engine.now}`)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Whether the process behind a lease is gone for certain: it ran on this boot of this machine, among
 * the processes that we can see, and its pid is free or ours. A restart then need not wait.
 */
export function hasDied(leaseOwner: string | null): boolean {
  if (leaseOwner === null || leaseOwner === instanceName()) return false;
  const [place, pid] = leaseOwner.split("/");
  if (place !== placeName() || !pid) return false;
  if (Number(pid) === process.pid) return true;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === "ESRCH";
  }
}

/** Names what a pid counts in: the machine, its boot, and the container. Two containers may share a host's name. */
function placeName(): string {
  return processWide("place", () => {
    const boot = readOrEmpty(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8"));
    const namespace = readOrEmpty(() => readlinkSync("/proc/self/ns/pid"));
    return createHash("sha256").update([hostname(), boot, namespace].join()).digest("base64url");
  });
}

// Only Linux says it there; elsewhere the host's name has to do.
function readOrEmpty(read: () => string): string {
  try {
    return read();
  } catch {
    return "";
  }
}
