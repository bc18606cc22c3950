import { spawnSync } from "node:child_process";
import { join } from "node:path";
import pg from "pg";
import { SetUpFailure } from "../set-up/report.mjs";
import { COUNTED, PROMISED } from "./sqlite.mjs";

const DUMP = "parley.dump";

/**
 * Dumps the database as it is in one moment, and asks in that same moment what is in it.
 *
 * @param {string} url
 * @param {string} to  folder of the backup
 * @returns {Promise<import("./sqlite.mjs").Snapshot>}
 */
export async function snapshotPostgres(url, to) {
  return withClient(url, async (client) => {
    await client.query("begin isolation level repeatable read, read only");
    const { rows } = await client.query("select pg_export_snapshot() as name");
    callProgram("pg_dump", url, [
      `--snapshot=${rows[0].name}`,
      "--format=custom",
      "--no-owner",
      `--file=${join(to, DUMP)}`,
    ]);
    const snapshot = { name: DUMP, ...(await contentsOf(client)) };
    await client.query("commit");
    return snapshot;
  });
}

/** Throws where it could not be restored; then nothing was. @param {string} url @param {string} from */
export function restorePostgres(url, from) {
  callProgram("pg_restore", url, [
    "--single-transaction",
    "--clean",
    "--if-exists",
    "--no-owner",
    `--dbname=${namesOf(url).PGDATABASE}`,
    join(from, DUMP),
  ]);
}

/** What a database holds of Parley, or null where it has no tables. @param {string} url */
export function describePostgres(url) {
  return withClient(url, async (client) => {
    const { rows } = await client.query("select to_regclass('turns') as turns");
    return rows[0].turns === null ? null : contentsOf(client);
  });
}

/** @param {pg.Client} client */
async function contentsOf(client) {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const table of COUNTED) {
    const { rows } = await client.query(`select count(*)::int as count from ${table}`);
    counts[table] = rows[0].count;
  }
  const { rows } = await client.query(PROMISED);
  /** @type {import("./files.mjs").Promised[]} */
  const promised = rows.map(({ id, size, sha256 }) => ({ id, size: Number(size), sha256 }));
  return { counts, promised };
}

/** @template T @param {string} url @param {(client: pg.Client) => Promise<T>} use @returns {Promise<T>} */
async function withClient(url, use) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** @param {string} program @param {string} url @param {string[]} args */
function callProgram(program, url, args) {
  // By the environment: what stands in a command line can be read by everybody on the machine.
  const { error, status, stderr } = spawnSync(program, args, {
    env: { ...process.env, ...namesOf(url) },
    encoding: "utf8",
  });
  if (error) {
    throw new SetUpFailure(
      `${program} is not installed here. It comes with PostgreSQL (on Debian and Ubuntu: postgresql-client), and must not be older than the server.`,
    );
  }
  if (status !== 0) throw new SetUpFailure(`${program} has failed:\n${stderr.trim()}`);
}

/** @param {string} url @returns {Record<string, string>} */
function namesOf(url) {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const names = {
    PGHOST: searchParams.get("host") ?? hostname,
    PGPORT: port,
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
    PGSSLMODE: searchParams.get("sslmode") ?? "",
  };
  return Object.fromEntries(Object.entries(names).filter(([, value]) => value !== ""));
}
