import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import pg from "pg";
import { databaseIn } from "../backup/place.mjs";
import { root } from "../set-up/project.mjs";
import { SetUpFailure } from "../set-up/report.mjs";

const WRITE =
  "insert into facts (name, value) values (?, ?) on conflict (name) do update set value = excluded.value";
const READ = "select value from facts where name = ?";

/**
 * The single values that all processes share, in the database that the settings name.
 *
 * @param {Record<string, string | undefined>} settings
 */
export function openFacts({ DATABASE_URL: url, DATA_DIR: folder }) {
  return url ? openPostgres(url) : openSqlite(databaseIn(resolve(root, folder || ".data")));
}

/**
 * The engines differ in how a statement names its values.
 *
 * @param {string} statement
 */
function toNumbered(statement) {
  const parts = statement.split("?");
  return parts.reduce((text, part, index) => `${text}$${index}${part}`);
}

/** @param {string} url */
async function openPostgres(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect().catch((cause) => {
    throw new SetUpFailure(`The database of DATABASE_URL does not answer: ${cause.message}`);
  });
  return {
    /** @param {string} name @param {string} value */
    write: (name, value) => client.query(toNumbered(WRITE), [name, value]),
    /** @param {string} name @returns {Promise<string | undefined>} */
    read: async (name) => (await client.query(toNumbered(READ), [name])).rows[0]?.value,
    close: () => client.end(),
  };
}

/** @param {string} file */
async function openSqlite(file) {
  if (!existsSync(file))
    throw new SetUpFailure(`There is no database at ${file}. Set DATA_DIR, or start the app once.`);
  const database = new DatabaseSync(file);
  database.exec("pragma busy_timeout = 5000");
  return {
    /** @param {string} name @param {string} value */
    write: async (name, value) => database.prepare(WRITE).run(name, value),
    /** @param {string} name @returns {Promise<string | undefined>} */
    read: async (name) => {
      const value = database.prepare(READ).get(name)?.value;
      return typeof value === "string" ? value : undefined;
    },
    close: async () => database.close(),
  };
}
