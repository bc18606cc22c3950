import "server-only";
import { type Dialect, Kysely } from "kysely";
import { env } from "@/lib/server/env";
import { hear } from "@/lib/server/notices";
import { processWide } from "@/lib/server/process-wide";
import type { Engine } from "./engine";
import { migrate } from "./migrate";
import { openPostgres } from "./postgres";
import type { Schema } from "./schema";
import { openSqlite } from "./sqlite";

export type Database = { db: Kysely<Schema>; engine: Engine };

/** The process's database, migrated. Opened at the first call; a failure is tried again at the next. */
export function database(): Promise<Database> {
  const slot = processWide<{ opening: Promise<Database> | null }>("database", () => ({ opening: null }));
  slot.opening ??= openDatabase(env()).catch((cause: unknown) => {
    slot.opening = null;
    throw cause;
  });
  return slot.opening;
}

async function openDatabase(where: { DATABASE_URL?: string; DATA_DIR: string }): Promise<Database> {
  const engine = where.DATABASE_URL ? openPostgres(where.DATABASE_URL) : openSqlite(where.DATA_DIR);
  const db = new Kysely<Schema>({ dialect: engine.dialect });
  await (engine.toMigrate ? migrateBy(engine.toMigrate) : migrate(db));
  engine.listen(hear);
  return { db, engine };
}

async function migrateBy(dialect: Dialect): Promise<void> {
  const db = new Kysely<Schema>({ dialect });
  try {
    await migrate(db);
  } finally {
    await db.destroy();
  }
}
