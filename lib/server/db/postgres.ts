import "server-only";
import { randomBytes } from "node:crypto";
import { PostgresDialect, sql } from "kysely";
import pg from "pg";
import type { Engine } from "./engine";
import { CHANNEL, openLine } from "./postgres-notices";

const CONNECTIONS = 10;
const INT8 = 20;
// A server that vanished without a word would hold every turn for as long as TCP hopes.
const PATIENCE = { connectionTimeoutMillis: 5_000, query_timeout: 10_000, keepAlive: true };
// A process that is frozen within a transaction would keep everybody else from what it has locked. Said by a statement:
// some poolers refuse a connection that comes with such a wish.
const LET_GO = "set idle_in_transaction_session_timeout = '10s'";

/** PostgreSQL at a connection string. */
export function openPostgres(connectionString: string): Engine {
  // Times in ms fit in a double exactly; as strings, which is pg's default, they would not compare.
  const types: pg.CustomTypesConfig = {
    getTypeParser: (oid: number, format?: "text" | "binary") =>
      oid === INT8 ? Number : pg.types.getTypeParser(oid, format as "text"),
  };
  const onConnect = (client: pg.ClientBase) => client.query(LET_GO).catch(() => undefined);
  const pool = new pg.Pool({ connectionString, max: CONNECTIONS, types, ...PATIENCE, onConnect });
  // Without a listener, a connection that breaks would end the process: while it is idle, the pool says so;
  // between two statements of a transaction, the connection itself. Whoever uses it is told by its next statement.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  const origin = randomBytes(9).toString("base64url");
  let line: ReturnType<typeof openLine> | null = null;
  const end = async () => {
    line?.close();
    await pool.end();
  };
  return {
    name: "postgres",
    dialect: new PostgresDialect({ pool: { connect: () => pool.connect(), options: pool.options, end } }),
    toMigrate: new PostgresDialect({
      async pool() {
        const patient = new pg.Pool({ connectionString, max: 2, types, ...PATIENCE, query_timeout: 0 });
        patient.on("error", () => undefined);
        patient.on("connect", (client) => client.on("error", () => undefined));
        return patient;
      },
    }),
    now: sql<number>`cast(extract(epoch from clock_timestamp()) * 1000 as bigint)`,
    lock: sql`for update`,
    rowsOf(rows, columns) {
      const fields = Object.entries(columns).map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`);
      return sql`json_to_recordset(${JSON.stringify(rows)}) as given(${sql.join(fields)})`;
    },
    hasNotices: true,
    notice: (topic, id) =>
      sql`pg_notify(${sql.lit(CHANNEL)}, ${sql.lit(`${topic} `)} || ${id} || ${sql.lit(` ${origin}`)})`,
    listen(hear) {
      const tell = (payload: string) => pool.query("select pg_notify($1, $2)", [CHANNEL, payload]);
      line = openLine({ connectionString, origin, tell, hear });
    },
  };
}
