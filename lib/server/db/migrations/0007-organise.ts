import "server-only";
import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("folders")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("owner_id", "text", (column) => column.notNull().references("owners.id").onDelete("cascade"))
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("is_collapsed", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("folders_of_owner").on("folders").column("owner_id").execute();
  for (const name of ["pinned_at", "archived_at"]) {
    await db.schema.alterTable("threads").addColumn(name, "bigint").execute();
  }
  await db.schema
    .alterTable("threads")
    .addColumn("folder_id", "text", (column) => column.references("folders.id").onDelete("set null"))
    .execute();
  await sql`create index threads_of_folder on threads (folder_id) where folder_id is not null`.execute(db);
  await indexBySection(db);
  await indexAnew(db);
}

/** The words of an entry say since then of which thread it is. */
async function indexAnew(db: Kysely<unknown>): Promise<void> {
  await sql`update turns set indexed_at = null where indexed_at is not null`.execute(db);
  await sql`update threads set indexed_title = null where indexed_title is not null`.execute(db);
}

/** Each section of the list is read in its order from one index. The expression is that of `section.ts`. */
async function indexBySection(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex("threads_of_owner").execute();
  await sql`
    create index threads_of_owner on threads (
      owner_id,
      (case when archived_at is not null then 'archived' when pinned_at is not null then 'pinned'
        else coalesce(folder_id, 'list') end),
      updated_at desc, id desc
    ) where deleted_at is null
  `.execute(db);
}
