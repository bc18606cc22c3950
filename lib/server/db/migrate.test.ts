import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Kysely, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { afterEach, describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "@/lib/protocol/targets";
import { newTurn } from "@/lib/protocol/thread";
import type { Engine } from "./engine";
import { isMigrated, MIGRATIONS, migrate } from "./migrate";
import { openPostgres } from "./postgres";
import type { Schema } from "./schema";
import { openSqlite } from "./sqlite";
import { createTestStorage, type TestStorage } from "./test-storage";

type Name = keyof typeof MIGRATIONS;
type Opened = { db: Kysely<Schema>; engine: Engine; storage: TestStorage; isDead?: true };

const NAMES = Object.keys(MIGRATIONS).sort() as Name[];
const EARLIER = NAMES.slice(0, -1);

const opened: Opened[] = [];
afterEach(async () => {
  for (const { db, storage, isDead } of opened.splice(0).reverse()) {
    // What has died in the middle of a transaction would wait for its end.
    if (!isDead) await db.destroy();
    await storage.remove();
  }
});

async function open(): Promise<Opened> {
  const storage = await createTestStorage();
  const one = { ...connect(storage), storage };
  opened.push(one);
  return one;
}

function connect({ variables }: TestStorage): { db: Kysely<Schema>; engine: Engine } {
  const { DATABASE_URL, DATA_DIR = "" } = variables;
  const engine = DATABASE_URL ? openPostgres(DATABASE_URL) : openSqlite(DATA_DIR);
  return { db: new Kysely<Schema>({ dialect: engine.dialect }), engine };
}

const upTo = (name: Name): Record<string, Migration> =>
  Object.fromEntries(NAMES.slice(0, NAMES.indexOf(name) + 1).map((known) => [known, MIGRATIONS[known]]));

/** As the version with these migrations left the database. */
async function migrateTo(db: Kysely<Schema>, migrations: Record<string, Migration>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

const TURN = newTurn({
  id: "turn-1",
  threadId: "thread-1",
  parentId: null,
  kind: "message",
  input: [{ type: "text", text: 'Bonjour, "ça" va? 😀' }],
  settings: DEFAULT_SETTINGS,
  createdAt: 1_700_000_000_000,
});
const WAITING = JSON.stringify({ ...TURN, status: "requires_action", settledAt: 5 });

/** One row of everything that a version knows, by its own columns: code of today knows others. */
async function fill(db: Kysely<Schema>, name: Name): Promise<void> {
  const at = sql.lit(1_700_000_000_000);
  await sql`insert into owners (id, created_at) values ('owner-1', ${at})`.execute(db);
  await sql`
    insert into sessions (token_hash, owner_id, created_at, last_seen_at, expires_at)
    values ('hash-1', 'owner-1', ${at}, ${at}, ${at})`.execute(db);
  await sql`
    insert into threads (id, owner_id, title, settings, head_turn_id, created_at, updated_at)
    values ('thread-1', 'owner-1', 'A title', '{}', 'turn-1', ${at}, ${at})`.execute(db);
  await sql`
    insert into turns (id, thread_id, owner_id, request_hash, created_at, turn, epoch, settled_at)
    values ('turn-1', 'thread-1', 'owner-1', 'h', ${at}, ${WAITING}, 1, ${at})`.execute(db);
  await sql`insert into turn_events (turn_id, seq, frames) values ('turn-1', 1, 'x')`.execute(db);
  await sql`insert into signatures (turn_id, ref, signature) values ('turn-1', 's1', 'sig')`.execute(db);
  await sql`insert into deletions (interaction_id, attempts, next_attempt_at) values ('i', 0, 0)`.execute(db);
  if (name === "0001-foundation") return;
  await sql`
    insert into blobs (id, owner_id, sha256, size, mime_type, created_at)
    values ('blob-1', 'owner-1', 's', 3, 'text/plain', ${at})`.execute(db);
  await sql`
    insert into media (id, owner_id, blob_id, name, declared_type, size, sha256, created_at)
    values ('media-1', 'owner-1', 'blob-1', 'a.txt', 'text/plain', 3, 's', ${at})`.execute(db);
  await sql`insert into media_uses (turn_id, media_id) values ('turn-1', 'media-1')`.execute(db);
  if (name === "0002-media") return;
  await sql`
    insert into mcp_servers (owner_id, name, url, headers, created_at)
    values ('owner-1', 'm', 'https://example.org', '{}', ${at})`.execute(db);
  await sql`
    insert into stores (name, owner_id, display_name, created_at)
    values ('store-1', 'owner-1', 'Papers', ${at})`.execute(db);
  if (name === "0003-tools") return;
  await sql`
    insert into environments (id, owner_id, thread_id, created_at, last_used_at)
    values ('env-1', 'owner-1', 'thread-1', ${at}, ${at})`.execute(db);
  await sql`
    insert into agents (id, owner_id, request_hash, created_at)
    values ('agent-1', 'owner-1', 'h', ${at})`.execute(db);
  await sql`update turns set status = 'requires_action'`.execute(db);
}

const TABLES: Record<Name, readonly (keyof Schema)[]> = {
  "0001-foundation": ["owners", "sessions", "threads", "turns", "turn_events", "signatures", "deletions"],
  "0002-media": ["blobs", "media", "media_uses"],
  "0003-tools": ["mcp_servers", "stores"],
  "0004-agents": ["environments", "agents"],
  "0005-access": [],
  "0006-search": [],
  "0007-organise": [],
  "0009-recordings": [],
  "0010-usage": [],
  "0011-tree": [],
  "0012-presets": [],
  "0013-own-limit": [],
};

/** Everything that was put in, as it is there now. */
async function contentsOf(db: Kysely<Schema>, name: Name): Promise<Record<string, unknown>> {
  const tables = NAMES.slice(0, NAMES.indexOf(name) + 1).flatMap((known) => TABLES[known]);
  const contents: Record<string, unknown> = {};
  for (const table of tables) contents[table] = await db.selectFrom(table).selectAll().execute();
  return contents;
}

describe.each(EARLIER)("DU-10 a database of version %s", (name) => {
  test("comes to this version with everything that was in it", async () => {
    const { db } = await open();
    await migrateTo(db, upTo(name));
    await fill(db, name);
    const before = await contentsOf(db, name);
    await migrate(db);
    expect(await isMigrated(db)).toBe(true);
    expect(await contentsOf(db, name)).toMatchObject(before);
    const turn = await db.selectFrom("turns").select(["turn", "status"]).executeTakeFirstOrThrow();
    expect(turn).toEqual({ turn: WAITING, status: "requires_action" });
  });

  test("that was being brought to this one by a process that died is as before, and comes to it by the next", async () => {
    const one = await open();
    await migrateTo(one.db, upTo(name));
    await fill(one.db, name);
    const before = await contentsOf(one.db, name);
    const next = await dieMidway(one, upTo(name));
    expect(await isMigrated(next.db)).toBe(false);
    expect(await contentsOf(next.db, name)).toEqual(before);
    await migrate(next.db);
    expect(await isMigrated(next.db)).toBe(true);
    expect(await contentsOf(next.db, name)).toMatchObject(before);
  });
});

/**
 * Runs all migrations, and once the last has done its work but nothing of it is committed, takes the process
 * away: PostgreSQL ends its connection, SQLite finds its files as they are in that moment. Returns the next one.
 */
async function dieMidway(one: Opened, known: Record<string, Migration>): Promise<Opened> {
  const last = NAMES.at(-1) ?? "0001-foundation";
  let goOn = () => {};
  const reached = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const stuck: Migration = {
    async up(db) {
      await MIGRATIONS[last].up(db);
      goOn();
      await new Promise(() => {});
    },
  };
  const migrating = migrateTo(one.db, { ...known, ...upTo(last), [last]: stuck });
  migrating.catch(() => undefined);
  await reached;
  one.isDead = true;
  if (one.engine.name === "postgres") return cutOff(one);
  return copyOf(one);
}

async function cutOff({ storage }: Opened): Promise<Opened> {
  const next = { ...connect(storage), storage };
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()
  `.execute(next.db);
  opened.push({ ...next, storage: { variables: {}, remove: async () => undefined } });
  return next;
}

/** The files as a process that is killed leaves them: its lock is gone with it, its log is not. */
async function copyOf({ storage }: Opened): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), "parley-killed-"));
  mkdirSync(folder, { recursive: true });
  for (const name of ["parley.db", "parley.db-wal"]) {
    copyFileSync(join(storage.variables.DATA_DIR ?? "", name), join(folder, name));
  }
  const left: TestStorage = {
    variables: { DATA_DIR: folder },
    remove: async () => rmSync(folder, { recursive: true }),
  };
  const next = { ...connect(left), storage: left };
  opened.push(next);
  return next;
}

test("DU-10 many processes that start at once bring a database to this version together", async () => {
  const one = await open();
  await migrateTo(one.db, upTo("0002-media"));
  await fill(one.db, "0002-media");
  const others = Array.from({ length: 4 }, () => connect(one.storage));
  await Promise.all([one, ...others].map(({ db }) => migrate(db)));
  for (const { db } of others) {
    expect(await isMigrated(db)).toBe(true);
    await db.destroy();
  }
});
