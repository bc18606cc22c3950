import "server-only";
import type { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import * as foundation from "./migrations/0001-foundation";
import * as media from "./migrations/0002-media";
import * as tools from "./migrations/0003-tools";
import * as agents from "./migrations/0004-agents";
import * as access from "./migrations/0005-access";
import * as search from "./migrations/0006-search";
import * as organise from "./migrations/0007-organise";
import * as recordings from "./migrations/0009-recordings";
import * as usage from "./migrations/0010-usage";
import * as tree from "./migrations/0011-tree";
import * as presets from "./migrations/0012-presets";
import * as ownLimit from "./migrations/0013-own-limit";
import type { Schema } from "./schema";

/** By name, in the order in which they came to be. */
export const MIGRATIONS = {
  "0001-foundation": foundation,
  "0002-media": media,
  "0003-tools": tools,
  "0004-agents": agents,
  "0005-access": access,
  "0006-search": search,
  "0007-organise": organise,
  "0009-recordings": recordings,
  "0010-usage": usage,
  "0011-tree": tree,
  "0012-presets": presets,
  "0013-own-limit": ownLimit,
};

/** Brings the database to this version's schema. Several processes may call it at once. */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  const { error } = await migratorOf(db).migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error("The database could not be migrated.");
}

/** Whether all that this version needs is there. A newer version may have brought more. */
export async function isMigrated(db: Kysely<Schema>): Promise<boolean> {
  const migrations = await migratorOf(db).getMigrations();
  return migrations.every(({ executedAt }) => executedAt !== undefined);
}

function migratorOf(db: Kysely<Schema>): Migrator {
  return new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
}
