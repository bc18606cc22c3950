import "server-only";
import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  // It goes with its thread, and outlives the turns that it names.
  await db.schema
    .createTable("deleted_branches")
    .addColumn("turn_id", "text", (column) => column.primaryKey())
    .addColumn("thread_id", "text", (column) => column.notNull().references("threads.id").onDelete("cascade"))
    .addColumn("kept_in", "text", (column) => column.notNull())
    .addColumn("head_turn_id", "text")
    .addColumn("deleted_at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex("deleted_branches_of_thread")
    .on("deleted_branches")
    .columns(["thread_id", "deleted_at"])
    .execute();
  await db.schema.alterTable("turns").addColumn("origin_id", "text").execute();
  await sql`create index turns_of_origin on turns (origin_id) where origin_id is not null`.execute(db);
}
