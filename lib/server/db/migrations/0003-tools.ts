import "server-only";
import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await createMcpServers(db);
  await createFunctions(db);
  await createStores(db);
  await createStoreDocuments(db);
}

async function createMcpServers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("mcp_servers")
    .addColumn("owner_id", "text", (column) => column.notNull().references("owners.id").onDelete("cascade"))
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("url", "text", (column) => column.notNull())
    .addColumn("headers", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("mcp_servers_pk", ["owner_id", "name"])
    .execute();
}

async function createFunctions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("functions")
    .addColumn("owner_id", "text", (column) => column.notNull().references("owners.id").onDelete("cascade"))
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("declaration", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("functions_pk", ["owner_id", "name"])
    .execute();
}

async function createStores(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("stores")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("owner_id", "text", (column) => column.notNull().references("owners.id").onDelete("cascade"))
    .addColumn("display_name", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("stores_of_owner").on("stores").columns(["owner_id", "created_at"]).execute();
}

async function createStoreDocuments(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("store_documents")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("owner_id", "text", (column) => column.notNull())
    .addColumn("store_name", "text", (column) =>
      column.notNull().references("stores.name").onDelete("cascade"),
    )
    .addColumn("attachment_id", "text", (column) => column.notNull())
    .addColumn("media_id", "text", (column) => column.references("media.id"))
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("mime_type", "text", (column) => column.notNull())
    .addColumn("size", "bigint", (column) => column.notNull())
    .addColumn("metadata", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("problem", "text")
    .addColumn("is_sent", "integer", (column) => column.notNull())
    .addColumn("operation_name", "text")
    .addColumn("document_name", "text")
    .addColumn("lease_owner", "text")
    .addColumn("lease_until", "bigint", (column) => column.notNull())
    .addColumn("indexing_since", "bigint")
    .addColumn("removed_at", "bigint")
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex("store_documents_of_store")
    .on("store_documents")
    .columns(["store_name", "attachment_id"])
    .execute();
  await db.schema.createIndex("store_documents_of_media").on("store_documents").column("media_id").execute();
  await db.schema
    .createIndex("store_documents_open")
    .on("store_documents")
    .column("lease_until")
    .where(sql<boolean>`removed_at is not null or state in ('uploading', 'indexing')`)
    .execute();
}
