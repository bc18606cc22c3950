import "server-only";
import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  // Whose turn it was stays when its conversation goes: what was spent was spent.
  await db.schema
    .createTable("usages")
    .addColumn("turn_id", "text", (column) => column.primaryKey())
    .addColumn("owner_id", "text", (column) => column.notNull().references("owners.id").onDelete("cascade"))
    .addColumn("thread_id", "text", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    .addColumn("target", "text", (column) => column.notNull())
    .addColumn("input_tokens", "bigint", (column) => column.notNull())
    .addColumn("cached_tokens", "bigint", (column) => column.notNull())
    .addColumn("output_tokens", "bigint", (column) => column.notNull())
    .addColumn("searches", "integer", (column) => column.notNull())
    .addColumn("micro_usd", "bigint")
    .execute();
  await db.schema.createIndex("usages_of_owner").on("usages").columns(["owner_id", "at"]).execute();
  await db.schema.alterTable("turns").addColumn("is_copy", "integer").execute();
  // What no request has made has an id in the place of a request's hash.
  await sql`update turns set is_copy = 1 where length(request_hash) < 43`.execute(db);
  // What was taken in before is taken in once more, for the sake of what it used.
  await sql`update turns set indexed_at = null`.execute(db);
}
