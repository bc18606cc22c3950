import "server-only";
import { type Kysely, SqliteAdapter, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await createEntries(db);
  await noteIndexed(db);
}

/** One row for each part of a turn that can be found, and one for each title. A higher id was indexed later. */
async function createEntries(db: Kysely<unknown>): Promise<void> {
  const isSqlite = db.getExecutor().adapter instanceof SqliteAdapter;
  let entries = db.schema
    .createTable("search_entries")
    .addColumn("id", isSqlite ? "integer" : "bigserial", (column) => column.primaryKey())
    .addColumn("owner_id", "text", (column) => column.notNull().references("owners.id").onDelete("cascade"))
    .addColumn("thread_id", "text", (column) => column.notNull().references("threads.id").onDelete("cascade"))
    .addColumn("turn_id", "text", (column) => column.references("turns.id").onDelete("cascade"))
    .addColumn("part", "text", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull());
  if (!isSqlite) entries = entries.addColumn("words", sql`tsvector`, (column) => column.notNull());
  await entries.execute();
  await db.schema
    .createIndex("search_entries_of_owner")
    .on("search_entries")
    .columns(["owner_id", "at"])
    .execute();
  await db.schema.createIndex("search_entries_of_thread").on("search_entries").column("thread_id").execute();
  await db.schema.createIndex("search_entries_of_turn").on("search_entries").column("turn_id").execute();
  await (isSqlite
    ? createFullText(db)
    : sql`create index search_words on search_entries using gin (words)`.execute(db));
}

/** The words alone, without the text: an excerpt is cut from the turn. A row goes with its entry, however that goes. */
async function createFullText(db: Kysely<unknown>): Promise<void> {
  await sql`
    create virtual table search_words using fts5(
      words, content='', contentless_delete=1, prefix='2 3',
      tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
    )
  `.execute(db);
  await sql`
    create trigger search_entry_gone after delete on search_entries
    begin delete from search_words where rowid = old.id; end
  `.execute(db);
}

/** What was indexed of a turn or thread as it is now: where that differs, it has to be indexed again. */
async function noteIndexed(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("turns").addColumn("indexed_at", "bigint").execute();
  await db.schema.alterTable("threads").addColumn("indexed_title", "text").execute();
  await sql`
    create index turns_to_index on turns (owner_id, created_at)
    where settled_at is not null and indexed_at is distinct from settled_at
  `.execute(db);
  await sql`
    create index threads_to_index on threads (owner_id)
    where title is not null and indexed_title is distinct from title
  `.execute(db);
}
