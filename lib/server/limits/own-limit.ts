import "server-only";
import type { Kysely } from "kysely";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import type { Schema } from "@/lib/server/db/schema";

/** In millionths of a US dollar, as amounts are stored. */
export const CENT = 10_000;

/** What an owner lets themselves spend within a day, in millionths of a US dollar; null where they have set nothing. */
export async function ownLimitOf(db: Kysely<Schema>, ownerId: string): Promise<number | null> {
  const row = await db
    .selectFrom("owners")
    .select("own_daily_micro_usd")
    .where("id", "=", ownerId)
    .executeTakeFirst();
  return row?.own_daily_micro_usd ?? null;
}

export async function setOwnLimit(owner: Owner, cents: number | null): Promise<void> {
  const { db } = await database();
  const own_daily_micro_usd = cents === null ? null : cents * CENT;
  await db.updateTable("owners").set({ own_daily_micro_usd }).where("id", "=", owner.id).execute();
}
