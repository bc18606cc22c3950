import "server-only";
import { type RawBuilder, sql, type Transaction } from "kysely";
import { database } from "@/lib/server/db/client";
import type { Schema } from "@/lib/server/db/schema";

/** Locks the threads of which `are` is so, by their ids: two that change many at once wait, and not for each other. */
export async function lockThreads(tx: Transaction<Schema>, are: RawBuilder<unknown>): Promise<void> {
  const { engine } = await database();
  await sql`select id from threads where ${are} order by id ${engine.lock}`.execute(tx);
}
