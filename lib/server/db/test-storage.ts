import "server-only";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";

/** Storage of its own for one test file: variables to set, and how to be rid of it again. */
export type TestStorage = { variables: Record<string, string>; remove(): Promise<void> };

/**
 * A folder, or a new database on the server that `TEST_SERVER_URL` names: Vitest runs the server's
 * tests once with it and once without.
 */
export async function createTestStorage(): Promise<TestStorage> {
  const folder = mkdtempSync(join(tmpdir(), "parley-test-"));
  const removeFolder = async () => rmSync(folder, { recursive: true, force: true });
  const server = process.env.TEST_SERVER_URL;
  if (!server) return { variables: { DATA_DIR: folder }, remove: removeFolder };
  const name = `parley_test_${randomBytes(8).toString("hex")}`;
  await run(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    variables: { DATA_DIR: folder, DATABASE_URL: url.href },
    async remove() {
      await removeFolder();
      await run(server, `drop database ${name} with (force)`);
    },
  };
}

async function run(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
