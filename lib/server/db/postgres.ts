import "server-only";
import { PostgresDialect, sql } from "kysely";
import pg from "pg";
import type { Engine } from "./engine";

const CONNECTIONS = 10;
const INT8 = 20;
// A server that vanished without a word would hold every turn for as long as TCP hopes.
const PATIENCE = { connectionTimeoutMillis: 5_000, query_timeout: 10_000, keepAlive: true };

/** PostgreSQL at a connection string. */
export function openPostgres(connectionString: string): Engine {
  // Times in ms fit in a double exactly; as strings, which is pg's default, they would not compare.
  const types: pg.CustomTypesConfig = {
    getTypeParser: (oid: number, format?: "text" | "binary") =>
      oid === INT8 ? Number : pg.types.getTypeParser(oid, format as "text"),
  };
  const pool = new pg.Pool({ connectionString, max: CONNECTIONS, types, ...PATIENCE });
  // Without a listener, a connection that breaks while idle would end the process.
  pool.on("error", () => undefined);
  return {
    name: "postgres",
    dialect: new PostgresDialect({ pool }),
    now: sql<number>`cast(extract(epoch from clock_timestamp()) * 1000 as bigint)`,
    lock: sql`for update`,
  };
}
