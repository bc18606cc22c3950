import "server-only";
import { sql, type Transaction } from "kysely";
import type { Turn } from "@/lib/protocol/thread";
import type { TurnErrorCode } from "@/lib/protocol/turn-errors";
import { database } from "@/lib/server/db/client";
import type { Schema } from "@/lib/server/db/schema";
import { errorFields, log } from "@/lib/server/log";
import { unwrittenPrice } from "./estimate";
import { changeEntry, lockEntry } from "./ledger";
import { countedCost, toMicro } from "./reserve";

// A call of which nothing came may have been billed all the same. Any other error is a refusal, and is not.
const MAY_BE_BILLED: readonly TurnErrorCode[] = ["maybe_sent", "first_byte_timeout"];

/**
 * Counts what a turn has cost, in the transaction that stores it as it ended. May be called again and again.
 * `isCalling` where it ended while a call had gone out that nobody has answered.
 */
export async function settleCost(tx: Transaction<Schema>, turn: Turn, isCalling = false): Promise<void> {
  // A turn ends whether or not its price can be written down: what was put aside is then counted.
  await sql`savepoint cost`.execute(tx);
  try {
    await writeCost(tx, turn, isCalling);
    await sql`release savepoint cost`.execute(tx);
  } catch (cause) {
    await sql`rollback to savepoint cost`.execute(tx);
    log.error({ turnId: turn.id, ...errorFields(cause) }, "what a turn cost could not be noted");
  }
}

async function writeCost(tx: Transaction<Schema>, turn: Turn, isCalling: boolean): Promise<void> {
  const entry = await lockEntry(tx, turn.id);
  if (!entry) return;
  const { before_micro_usd: before, micro_usd } = entry;
  const cost = hasUntold(turn, isCalling) ? untoldCost(turn, before + micro_usd) : countedCost(turn);
  await changeEntry(tx, entry, { microUsd: cost });
}

/** Whether something may be billed of which nobody has said what it used. */
function hasUntold({ interactions, status, error }: Turn, isCalling: boolean): boolean {
  if (interactions.some(({ usage }) => !usage)) return true;
  if (error && MAY_BE_BILLED.includes(error.code)) return true;
  return isCalling && (status === "cancelled" || error?.code === "internal");
}

/** What was put aside: all of it, or, where it was broken off, without the words that were not written by then. */
function untoldCost(turn: Turn, reserved: number): number {
  const isBrokenOff = turn.status === "cancelled" || turn.status === "failed";
  const unwritten = isBrokenOff ? toMicro(unwrittenPrice(turn)) : 0;
  return Math.max(countedCost(turn), reserved - unwritten);
}

const KEPT_MS = 7 * 86_400_000;
// Longer than any call that is no turn takes: its process is gone, and it may have been billed.
const CALL_MS = 15 * 60_000;
const COUNTED_MS = 40 * 86_400_000;

/** Forgets entries that nothing changes any more, as they are counted, and the counters of days long past. */
export async function sweepSpending(): Promise<void> {
  const { db, engine } = await database();
  const before = (ms: number) => sql<number>`${engine.now} - ${sql.lit(ms)}`;
  await db.deleteFrom("reservations").where("created_at", "<", before(KEPT_MS)).execute();
  await db
    .deleteFrom("reservations")
    .where("turn_id", "is", null)
    .where("created_at", "<", before(CALL_MS))
    .execute();
  const oldest = new Date(Date.now() - COUNTED_MS).toISOString().slice(0, 10);
  await db.deleteFrom("spending").where("day", "<", oldest).execute();
}
