import "server-only";
import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await createBlobs(db);
  await createMedia(db);
  await createBesideMedia(db);
}

async function createBlobs(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("blobs")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("owner_id", "text", (column) => column.notNull())
    .addColumn("sha256", "text", (column) => column.notNull())
    .addColumn("size", "bigint", (column) => column.notNull())
    .addColumn("mime_type", "text", (column) => column.notNull())
    .addColumn("width", "integer")
    .addColumn("height", "integer")
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("missing_at", "bigint")
    .addColumn("google_name", "text")
    .addColumn("google_uri", "text")
    .addColumn("google_expires_at", "bigint")
    .addUniqueConstraint("blobs_of_owner", ["owner_id", "sha256"])
    .execute();
}

async function createMedia(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("media")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("owner_id", "text", (column) => column.notNull().references("owners.id").onDelete("cascade"))
    .addColumn("blob_id", "text", (column) => column.references("blobs.id"))
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("declared_type", "text", (column) => column.notNull())
    .addColumn("size", "bigint", (column) => column.notNull())
    .addColumn("sha256", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("used_at", "bigint")
    .execute();
  await db.schema.createIndex("media_of_owner").on("media").columns(["owner_id", "created_at"]).execute();
  await db.schema.createIndex("media_of_blob").on("media").column("blob_id").execute();
  await db.schema
    .createIndex("media_unused")
    .on("media")
    .column("created_at")
    .where(sql<boolean>`used_at is null`)
    .execute();
}

async function createBesideMedia(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("media_uses")
    .addColumn("turn_id", "text", (column) => column.notNull().references("turns.id").onDelete("cascade"))
    .addColumn("media_id", "text", (column) => column.notNull().references("media.id"))
    .addPrimaryKeyConstraint("media_uses_pk", ["turn_id", "media_id"])
    .execute();
  await db.schema.createIndex("media_uses_of_media").on("media_uses").column("media_id").execute();
  await db.schema
    .createTable("speeches")
    .addColumn("owner_id", "text", (column) => column.notNull())
    .addColumn("text_hash", "text", (column) => column.notNull())
    .addColumn("media_id", "text", (column) => column.notNull().references("media.id").onDelete("cascade"))
    .addPrimaryKeyConstraint("speeches_pk", ["owner_id", "text_hash"])
    .execute();
  await db.schema.createIndex("speeches_of_media").on("speeches").column("media_id").execute();
}
