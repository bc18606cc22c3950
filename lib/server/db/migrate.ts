import "server-only";
import type { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import * as foundation from "./migrations/0001-foundation";
import * as media from "./migrations/0002-media";
import * as tools from "./migrations/0003-tools";
import * as agents from "./migrations/0004-agents";
import type { Schema } from "./schema";

const MIGRATIONS = {
  "0001-foundation": foundation,
  "0002-media": media,
  "0003-tools": tools,
  "0004-agents": agents,
};

/** Brings the database to this version's schema. Several processes may call it at once. */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error("The database could not be migrated.");
}
