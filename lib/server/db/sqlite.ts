import "server-only";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { type SqliteDatabase, sql } from "kysely";
import type { Engine } from "./engine";
import { sqliteDialect } from "./sqlite-dialect";

const STATEMENTS_KEPT = 300;

// Hundreds of turns write in as many places at once. With SQLite's own 2 MB these are read anew for each commit, and
// with its 1,000 pages of log they are copied to the database every few commits: a fifth of what storing them costs.
const ROOM = ["cache_size = -32000", "wal_autocheckpoint = 4000"];

/** SQLite in a folder. `synchronous=FULL`: what was acknowledged survives a power cut. */
export function openSqlite(folder: string): Engine {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "parley.db");
  const writer = open(path, ["journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", ...ROOM]);
  const reader = open(path, ["query_only = ON"]);
  return {
    name: "sqlite",
    dialect: sqliteDialect({
      writer: { ...adapt(writer), isTransaction: () => writer.isTransaction },
      reader: adapt(reader),
    }),
    toMigrate: null,
    now: sql<number>`cast(unixepoch('subsec') * 1000 as integer)`,
    lock: sql``,
    rowsOf(rows, columns) {
      const fields = Object.keys(columns).map((name) => sql`value ->> ${sql.lit(name)} as ${sql.ref(name)}`);
      return sql`(select ${sql.join(fields)} from json_each(${JSON.stringify(rows)})) as given`;
    },
    hasNotices: false,
    notice: () => sql`null`,
    listen: () => undefined,
  };
}

function open(path: string, settings: readonly string[]): DatabaseSync {
  const database = new DatabaseSync(path);
  // SQLite waits for a lock without letting anything else happen: once it is open, the dialect waits instead.
  for (const setting of ["busy_timeout = 5000", ...settings, "busy_timeout = 0"]) {
    database.exec(`PRAGMA ${setting}`);
  }
  return database;
}

/** Kysely speaks to `better-sqlite3`; this gives `node:sqlite` the same face. */
function adapt(database: DatabaseSync): SqliteDatabase {
  const statements = new Map<string, { statement: StatementSync; reader: boolean }>();
  const prepare = (text: string) => {
    const known = statements.get(text);
    if (known) return known;
    if (statements.size >= STATEMENTS_KEPT) statements.clear();
    const statement = database.prepare(text);
    const prepared = { statement, reader: statement.columns().length > 0 };
    statements.set(text, prepared);
    return prepared;
  };
  return {
    close: () => database.close(),
    prepare(text) {
      const { statement, reader } = prepare(text);
      return {
        reader,
        all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
        run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
        iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
      };
    },
  };
}
