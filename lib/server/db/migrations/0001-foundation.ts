import "server-only";
import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("owners")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .execute();
  await createSessions(db);
  await createThreads(db);
  await createTurns(db);
  await createBesideTurns(db);
  await db.schema
    .createTable("deletions")
    .addColumn("interaction_id", "text", (column) => column.primaryKey())
    .addColumn("attempts", "integer", (column) => column.notNull())
    .addColumn("next_attempt_at", "bigint", (column) => column.notNull())
    .execute();
}

async function createSessions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("sessions")
    .addColumn("token_hash", "text", (column) => column.primaryKey())
    .addColumn("owner_id", "text", (column) => column.notNull().references("owners.id").onDelete("cascade"))
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("last_seen_at", "bigint", (column) => column.notNull())
    .addColumn("expires_at", "bigint", (column) => column.notNull())
    .execute();
}

async function createThreads(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("threads")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("owner_id", "text", (column) => column.notNull().references("owners.id").onDelete("cascade"))
    .addColumn("title", "text")
    .addColumn("settings", "text", (column) => column.notNull())
    .addColumn("head_turn_id", "text")
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("updated_at", "bigint", (column) => column.notNull())
    .addColumn("deleted_at", "bigint")
    .execute();
  await db.schema
    .createIndex("threads_of_owner")
    .on("threads")
    .columns(["owner_id", "updated_at desc", "id desc"])
    .where(sql<boolean>`deleted_at is null`)
    .execute();
  await db.schema
    .createIndex("threads_deleted")
    .on("threads")
    .column("deleted_at")
    .where(sql<boolean>`deleted_at is not null`)
    .execute();
}

async function createTurns(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("turns")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("thread_id", "text", (column) => column.notNull().references("threads.id").onDelete("cascade"))
    .addColumn("owner_id", "text", (column) => column.notNull())
    .addColumn("parent_id", "text")
    .addColumn("request_hash", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("turn", "text", (column) => column.notNull())
    .addColumn("epoch", "integer", (column) => column.notNull())
    .addColumn("lease_owner", "text")
    .addColumn("lease_until", "bigint")
    .addColumn("stop_requested_at", "bigint")
    .addColumn("settled_at", "bigint")
    .execute();
  await db.schema.createIndex("turns_of_thread").on("turns").columns(["thread_id", "created_at"]).execute();
  await db.schema
    .createIndex("turns_running")
    .on("turns")
    .columns(["lease_owner", "lease_until"])
    .where(sql<boolean>`settled_at is null`)
    .execute();
}

async function createBesideTurns(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("turn_events")
    .addColumn("turn_id", "text", (column) => column.notNull().references("turns.id").onDelete("cascade"))
    .addColumn("seq", "integer", (column) => column.notNull())
    .addColumn("frames", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("turn_events_pk", ["turn_id", "seq"])
    .execute();
  await db.schema
    .createTable("signatures")
    .addColumn("turn_id", "text", (column) => column.notNull().references("turns.id").onDelete("cascade"))
    .addColumn("ref", "text", (column) => column.notNull())
    .addColumn("signature", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("signatures_pk", ["turn_id", "ref"])
    .execute();
}
