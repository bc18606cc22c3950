import "server-only";
import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await tellTurnsApart(db);
  await createEnvironments(db);
  await createAgents(db);
  await createErrands(db);
}

/** What the list of activity asks of all turns of an owner, without reading them. */
async function tellTurnsApart(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("turns").addColumn("status", "text").execute();
  await db.schema
    .alterTable("turns")
    .addColumn("is_background", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable("turns").addColumn("agent", "text").execute();
  await db.schema.alterTable("turns").addColumn("dismissed_at", "bigint").execute();
  await db.schema.alterTable("threads").addColumn("seen_at", "bigint").execute();
  // What is from before anybody could see what is unread counts as read.
  await sql`update threads set seen_at = updated_at`.execute(db);
  await noteWaiting(db);
  await db.schema
    .createIndex("turns_of_owner_by_end")
    .on("turns")
    // With all that decides whether a turn is listed: rows are long, and few of them are.
    .columns(["owner_id", "settled_at", "status", "is_background", "dismissed_at", "thread_id"])
    .execute();
  await db.schema
    .createIndex("turns_of_thread_by_end")
    .on("turns")
    .columns(["thread_id", "settled_at", "status"])
    .execute();
  await db.schema
    .createIndex("turns_of_owner_by_status")
    .on("turns")
    .columns(["owner_id", "status", "thread_id"])
    .execute();
}

/** Turns that wait for their person were stored before their status was. */
async function noteWaiting(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ id: string; turn: string }>`
    select id, turn from turns where settled_at is not null and turn like ${'%"status":"requires_action"%'}
  `.execute(db);
  for (const { id, turn } of rows) {
    const { status } = JSON.parse(turn) as { status: string };
    await sql`update turns set status = ${status} where id = ${id}`.execute(db);
  }
}

async function createEnvironments(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("environments")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("owner_id", "text", (column) => column.notNull().references("owners.id").onDelete("cascade"))
    .addColumn("thread_id", "text", (column) => column.references("threads.id").onDelete("set null"))
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("last_used_at", "bigint", (column) => column.notNull())
    .addColumn("removed_at", "bigint")
    .execute();
  await db.schema
    .createIndex("environments_of_owner")
    .on("environments")
    .columns(["owner_id", "last_used_at"])
    .execute();
}

async function createAgents(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("agents")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("owner_id", "text", (column) => column.notNull().references("owners.id").onDelete("cascade"))
    .addColumn("request_hash", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .execute();
}

async function createErrands(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("cancellations")
    .addColumn("interaction_id", "text", (column) => column.primaryKey())
    .addColumn("attempts", "integer", (column) => column.notNull())
    .addColumn("next_attempt_at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("late_usages")
    .addColumn("interaction_id", "text", (column) => column.primaryKey())
    .addColumn("turn_id", "text", (column) => column.notNull().references("turns.id").onDelete("cascade"))
    .addColumn("attempts", "integer", (column) => column.notNull())
    .addColumn("next_attempt_at", "bigint", (column) => column.notNull())
    .execute();
}
