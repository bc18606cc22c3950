import { existsSync } from "node:fs";
import { join } from "node:path";
import { SetUpFailure } from "../set-up/report.mjs";
import { databaseIn } from "./place.mjs";

/**
 * @typedef {import("./files.mjs").Promised} Promised
 * @typedef {{ name: string, counts: Record<string, number>, promised: Promised[] }} Snapshot
 */

// In one step, because every write of a running server begins a copy in several steps anew.
const ALL_PAGES = 0x7fffffff;

/**
 * Copies the database as it is in one moment, while the server goes on.
 *
 * @param {string} from  folder of the server
 * @param {string} to  folder of the backup
 * @returns {Promise<Snapshot>}
 */
export async function snapshotSqlite(from, to) {
  if (!existsSync(databaseIn(from))) {
    throw new SetUpFailure(`There is nothing to back up: ${databaseIn(from)} does not exist.`);
  }
  const { DatabaseSync, backup } = await loadSqlite();
  const source = new DatabaseSync(databaseIn(from), { readOnly: true });
  source.exec("PRAGMA busy_timeout = 10000");
  try {
    await backup(source, databaseIn(to), { rate: ALL_PAGES });
  } finally {
    source.close();
  }
  return describeSqlite(to);
}

/** What a copy holds. Throws where it is broken. @param {string} folder @returns {Promise<Snapshot>} */
export async function describeSqlite(folder) {
  const { DatabaseSync } = await loadSqlite();
  const copy = new DatabaseSync(databaseIn(folder));
  try {
    // One file, which a copy of the folder cannot tear apart.
    copy.exec("PRAGMA journal_mode = DELETE");
    const verdict = copy.prepare("PRAGMA integrity_check").get()?.integrity_check;
    if (verdict !== "ok") throw new SetUpFailure(`The copy of the database is broken: ${verdict}`);
    /** @param {string} table */
    const countOf = (table) => Number(copy.prepare(`select count(*) as count from ${table}`).get()?.count);
    const promised = copy.prepare(PROMISED).all();
    return {
      name: "parley.db",
      counts: Object.fromEntries(COUNTED.map((table) => [table, countOf(table)])),
      promised: promised.map(({ id, size, sha256 }) => ({
        id: String(id),
        size: Number(size),
        sha256: String(sha256),
      })),
    };
  } finally {
    copy.close();
  }
}

/** What of an earlier server is in a folder. @param {string} folder */
export const leftIn = (folder) =>
  ["parley.db", "parley.db-wal", "parley.db-shm", "blobs"].filter((name) => existsSync(join(folder, name)));

export const COUNTED = ["owners", "threads", "turns", "media", "blobs"];

/** Files of conversations that are not known to be missing, and copies of files under shares. */
export const PROMISED = `
  select id, size, sha256 from blobs where missing_at is null
  union all select id, size, sha256 from share_files`;

async function loadSqlite() {
  try {
    return await import("node:sqlite");
  } catch {
    throw new SetUpFailure("This needs Node 24. Run it by npm, which brings that.");
  }
}
