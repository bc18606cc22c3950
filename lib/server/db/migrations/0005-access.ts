import "server-only";
import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await describeSessions(db);
  await describeOwners(db);
  await createAccounts(db);
  await createShares(db);
  await createLimits(db);
}

async function describeSessions(db: Kysely<unknown>): Promise<void> {
  for (const name of ["id", "method", "device"]) {
    await db.schema.alterTable("sessions").addColumn(name, "text").execute();
  }
  await db.schema.alterTable("sessions").addColumn("signed_in_at", "bigint").execute();
  // Its owner alone sees the name of a session, so a part of the hash may be one.
  await sql`update sessions set id = substr(token_hash, 1, 22)`.execute(db);
  await db.schema.createIndex("sessions_of_owner").on("sessions").column("owner_id").execute();
  await db.schema.createIndex("sessions_by_id").on("sessions").column("id").unique().execute();
}

async function describeOwners(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("owners")
    .addColumn("moved_to", "text", (column) => column.references("owners.id").onDelete("cascade"))
    .execute();
  for (const name of ["moved_at", "removed_at"]) {
    await db.schema.alterTable("owners").addColumn(name, "bigint").execute();
  }
  await db.schema
    .createIndex("owners_leaving")
    .on("owners")
    .columns(["moved_at", "removed_at"])
    .where(sql<boolean>`moved_at is not null or removed_at is not null`)
    .execute();
}

async function createAccounts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("accounts")
    .addColumn("owner_id", "text", (column) =>
      column.primaryKey().references("owners.id").onDelete("cascade"),
    )
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("identities")
    .addColumn("issuer", "text", (column) => column.notNull())
    .addColumn("subject", "text", (column) => column.notNull())
    .addColumn("owner_id", "text", (column) =>
      column.notNull().references("accounts.owner_id").onDelete("cascade"),
    )
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("identities_key", ["issuer", "subject"])
    .execute();
  await db.schema.createIndex("identities_of_owner").on("identities").column("owner_id").execute();
  await db.schema
    .createTable("passkeys")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("owner_id", "text", (column) =>
      column.notNull().references("accounts.owner_id").onDelete("cascade"),
    )
    .addColumn("public_key", "text", (column) => column.notNull())
    .addColumn("counter", "bigint", (column) => column.notNull())
    .addColumn("transports", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("last_used_at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("passkeys_of_owner").on("passkeys").column("owner_id").execute();
  await db.schema
    .createTable("sign_ins")
    .addColumn("token_hash", "text", (column) => column.primaryKey())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("details", "text", (column) => column.notNull())
    .addColumn("expires_at", "bigint", (column) => column.notNull())
    .execute();
}

async function createShares(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("shares")
    .addColumn("id", "text", (column) => column.primaryKey())
    // What was shared and is no more answers otherwise than what never was, so its row outlives both.
    .addColumn("owner_id", "text", (column) => column.references("owners.id").onDelete("set null"))
    .addColumn("thread_id", "text", (column) => column.references("threads.id").onDelete("set null"))
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("snapshot", "text", (column) => column.notNull())
    .addColumn("head_turn_id", "text", (column) => column.notNull())
    .addColumn("messages", "integer", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("updated_at", "bigint", (column) => column.notNull())
    .addColumn("expires_at", "bigint")
    .addColumn("revoked_at", "bigint")
    .addColumn("views", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema.createIndex("shares_of_owner").on("shares").columns(["owner_id", "created_at"]).execute();
  await db.schema.createIndex("shares_of_thread").on("shares").column("thread_id").execute();
  await db.schema
    .createTable("share_files")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("share_id", "text", (column) => column.notNull().references("shares.id").onDelete("cascade"))
    .addColumn("source_media_id", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("mime_type", "text", (column) => column.notNull())
    .addColumn("size", "bigint", (column) => column.notNull())
    .addColumn("sha256", "text", (column) => column.notNull())
    .addColumn("width", "integer")
    .addColumn("height", "integer")
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("share_files_of_share").on("share_files").column("share_id").execute();
}

async function createLimits(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("limits")
    .addColumn("key", "text", (column) => column.primaryKey())
    .addColumn("full_until", "bigint", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("limits_by_end").on("limits").column("full_until").execute();
  await db.schema
    .createTable("spending")
    .addColumn("day", "text", (column) => column.notNull())
    .addColumn("scope", "text", (column) => column.notNull())
    .addColumn("micro_usd", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("spending_key", ["day", "scope"])
    .execute();
  await db.schema
    .createTable("reservations")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("day", "text", (column) => column.notNull())
    .addColumn("scopes", "text", (column) => column.notNull())
    .addColumn("micro_usd", "bigint", (column) => column.notNull())
    .addColumn("before_micro_usd", "bigint", (column) => column.notNull())
    .addColumn("turn_id", "text")
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("reservations_by_age").on("reservations").column("created_at").execute();
  await db.schema
    .createTable("facts")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("value", "text", (column) => column.notNull())
    .execute();
}
