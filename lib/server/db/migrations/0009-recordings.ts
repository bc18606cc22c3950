import "server-only";
import { type Kysely, SqliteAdapter } from "kysely";

/** What was heard of a turn while it ran, kept for a while after its end, apart from the turn. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const isSqlite = db.getExecutor().adapter instanceof SqliteAdapter;
  await db.schema.alterTable("turn_events").addColumn("notes", "text").execute();
  await db.schema
    .createTable("recordings")
    .addColumn("turn_id", "text", (column) => column.notNull().references("turns.id").onDelete("cascade"))
    .addColumn("seq", "bigint", (column) => column.notNull())
    .addColumn("entries", isSqlite ? "blob" : "bytea", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("recordings_key", ["turn_id", "seq"])
    .execute();
  await db.schema.createIndex("recordings_by_age").on("recordings").column("created_at").execute();
}
