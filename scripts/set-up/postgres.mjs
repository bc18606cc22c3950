import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import pg from "pg";

const LOCAL_SERVER = "postgres://postgres@127.0.0.1:5432/postgres";

/**
 * A PostgreSQL to run tests on: the one that TEST_DATABASE_URL names, or one on this machine.
 *
 * @returns {Promise<string | null>}
 */
export async function findPostgres() {
  if (process.env.TEST_DATABASE_URL) return process.env.TEST_DATABASE_URL;
  const answers = await new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port: 5432, timeout: 1000 });
    socket.on("connect", () => resolve(true));
    socket.on("error", () => resolve(false));
    socket.on("timeout", () => resolve(false));
    socket.on("connect", () => socket.end());
  });
  return answers ? LOCAL_SERVER : null;
}

/**
 * A new database on a server, and how to be rid of it.
 *
 * @param {string} server
 * @returns {Promise<{ url: string, remove(): Promise<void> }>}
 */
export async function createDatabase(server) {
  const name = `parley_e2e_${randomBytes(8).toString("hex")}`;
  await run(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, remove: () => run(server, `drop database ${name} with (force)`) };
}

/** @param {string} server @param {string} statement */
async function run(server, statement) {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
