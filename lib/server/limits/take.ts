import "server-only";
import { type Kysely, sql, type Transaction } from "kysely";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import type { Schema } from "@/lib/server/db/schema";
import { env } from "@/lib/server/env";
import { HttpError } from "@/lib/server/errors";
import { addressKey } from "./address-key";
import type { Spender } from "./spender";

/** What is counted, and which setting says how much of it is allowed within an hour. */
const LIMITS = {
  turns: "TURNS_PER_HOUR",
  uploads: "UPLOADS_PER_HOUR",
  shares: "SHARES_PER_HOUR",
  sign_ins: "SIGN_INS_PER_HOUR",
} as const;
export type Limit = keyof typeof LIMITS;

const HOUR_MS = 3_600_000;
/** Several people may share an address. */
export const SHARE_OF_ADDRESS = 4;

/** Takes one from what the owner and the address may still do of a kind. Throws `limit_reached`. */
export async function takeFrom(limit: Limit, owner: Owner | null, headers: Headers): Promise<void> {
  const address = await addressKey(headers);
  const { db } = await database();
  await db.transaction().execute((tx) => takeWithin(tx, limit, { owner, address }));
}

/** The same as part of something larger: nothing is taken where that is not stored. */
export async function takeWithin(
  tx: Transaction<Schema>,
  limit: Limit,
  { owner, address }: Spender,
): Promise<void> {
  const perHour = env()[LIMITS[limit]];
  // The owner first: who has nothing left must not use up what others have at the same address.
  if (owner) await take(tx, `${limit}:owner:${owner.id}`, perHour);
  if (address !== null) await take(tx, `${limit}:address:${address}`, perHour * SHARE_OF_ADDRESS);
}

/** Lets an address become one more owner. Whoever forgets their cookie each time is no more than their address. */
export async function takeOwner(headers: Headers): Promise<void> {
  const { db } = await database();
  await take(db, `owners:address:${await addressKey(headers)}`, env().OWNERS_PER_HOUR);
}

/**
 * A bucket that leaks: `perHour` at once, and then each as its share of the hour is over (the generic cell
 * rate algorithm). One statement, by the clock of the database, so any number of processes count together.
 * Throws `limit_reached`, with when there is one again, and has taken nothing then.
 */
export async function take(db: Kysely<Schema>, key: string, perHour: number): Promise<void> {
  const { engine } = await database();
  const step = Math.max(1, Math.floor(HOUR_MS / perHour));
  const later = sql<number>`case when limits.full_until > ${engine.now} then limits.full_until else ${engine.now} end + ${sql.lit(step)}`;
  const taken = await db
    .insertInto("limits")
    .values({ key, full_until: sql<number>`${engine.now} + ${sql.lit(step)}` })
    .onConflict((conflict) =>
      conflict
        .column("key")
        .doUpdateSet({ full_until: later })
        .where(sql<boolean>`${later} <= ${engine.now} + ${sql.lit(HOUR_MS)}`),
    )
    .returning("key")
    .executeTakeFirst();
  if (!taken) throw new HttpError("limit_reached", { retryAt: await freeAt(db, key, step) });
}

async function freeAt(db: Kysely<Schema>, key: string, step: number): Promise<number> {
  const { engine } = await database();
  const row = await db
    .selectFrom("limits")
    .select(["full_until", engine.now.as("now")])
    .where("key", "=", key)
    .executeTakeFirst();
  const waitMs = row ? row.full_until + step - HOUR_MS - row.now : 0;
  // By this process's clock: the browser counts down from the header, not from a moment.
  return Date.now() + Math.max(1_000, waitMs);
}

/** How many of a kind an owner has taken of those that they may take within an hour. */
export async function takenOf(limit: Limit, owner: Owner): Promise<number> {
  const { db, engine } = await database();
  const row = await db
    .selectFrom("limits")
    .select(["full_until", engine.now.as("now")])
    .where("key", "=", `${limit}:owner:${owner.id}`)
    .executeTakeFirst();
  const step = Math.max(1, Math.floor(HOUR_MS / env()[LIMITS[limit]]));
  return row ? Math.max(0, Math.ceil((row.full_until - row.now) / step)) : 0;
}

/** Forgets buckets that are empty again. */
export async function sweepLimits(): Promise<void> {
  const { db, engine } = await database();
  await db.deleteFrom("limits").where("full_until", "<", engine.now).execute();
}
