import "server-only";
import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("owners").addColumn("own_daily_micro_usd", "bigint").execute();
}
