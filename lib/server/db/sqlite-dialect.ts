import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  RawNode,
  SelectQueryNode,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
} from "kysely";
import { type Member, type SharedCommits, shareCommits } from "./shared-commits";

const SQLITE_BUSY = 5;
const PRIMARY_CODE = 0xff;
const RETRY_MS = 20;
const PATIENCE_MS = 15_000;

/** Two connections to one database. The one that reads sees what is committed, and waits for nobody. */
type Connections = { writer: SqliteDatabase & { isTransaction(): boolean }; reader: SqliteDatabase };

/** SQLite whose transactions share commits, whose migrations are whole, and which waits for other processes. */
export function sqliteDialect(connections: Connections): Dialect {
  const dialect = new SqliteDialect({ database: connections.writer });
  return {
    createDriver: () => new SharingDriver(connections),
    createAdapter: () => new SharingAdapter(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (db) => dialect.createIntrospector(db),
  };
}

class SharingDriver extends SqliteDriver {
  readonly #reader: SqliteDriver;
  readonly #isTransaction: () => boolean;
  #open: Promise<Lines> | null = null;

  constructor({ writer, reader }: Connections) {
    super({ database: writer });
    this.#reader = new SqliteDriver({ database: reader });
    this.#isTransaction = () => writer.isTransaction();
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    this.#open ??= this.#openLines();
    return new Visit(await this.#open);
  }

  async #openLines(): Promise<Lines> {
    await this.#reader.init();
    const writing = await super.acquireConnection();
    const execute = (statement: string) =>
      patiently(() => writing.executeQuery(CompiledQuery.raw(statement)));
    const commits = shareCommits({ execute, isInTransaction: this.#isTransaction });
    return { writing, reading: await this.#reader.acquireConnection(), commits };
  }

  override async beginTransaction(visit: Visit): Promise<void> {
    await visit.begin();
  }

  override async commitTransaction(visit: Visit): Promise<void> {
    await visit.member?.commit();
    visit.member = null;
  }

  override async rollbackTransaction(visit: Visit): Promise<void> {
    await visit.member?.rollback();
    visit.member = null;
  }

  override async destroy(): Promise<void> {
    await this.#reader.destroy();
    await super.destroy();
  }
}

type Lines = { writing: DatabaseConnection; reading: DatabaseConnection; commits: SharedCommits };

/** What Kysely takes for a connection, from when it takes it until it gives it back. */
class Visit implements DatabaseConnection {
  readonly #lines: Lines;
  member: Member | null = null;

  constructor(lines: Lines) {
    this.#lines = lines;
  }

  async begin(): Promise<void> {
    this.member = await this.#lines.commits.begin();
  }

  executeQuery<R>(query: CompiledQuery) {
    const { writing, reading, commits } = this.#lines;
    if (this.member) return this.member.run(() => writing.executeQuery<R>(query));
    if (SelectQueryNode.is(query.query)) return patiently(() => reading.executeQuery<R>(query));
    // What is not built by Kysely may be something that no transaction takes.
    if (RawNode.is(query.query)) return commits.alone(() => patiently(() => writing.executeQuery<R>(query)));
    return this.#executeShared<R>(query);
  }

  /** A statement by itself is a transaction, too, and shares its commit like any other. */
  async #executeShared<R>(query: CompiledQuery) {
    const { writing, commits } = this.#lines;
    const member = await commits.begin();
    try {
      const result = await member.run(() => writing.executeQuery<R>(query));
      await member.commit();
      return result;
    } catch (cause) {
      await member.rollback();
      throw cause;
    }
  }

  streamQuery<R>(query: CompiledQuery, size: number) {
    return this.#lines.reading.streamQuery<R>(query, size);
  }
}

/**
 * Tries again while another process has the lock. Only what stands alone or begins a transaction can find
 * that: within one the lock is held. Streams and timers go on meanwhile.
 */
async function patiently<T>(run: () => Promise<T>): Promise<T> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await run();
    } catch (cause) {
      if (!isBusy(cause) || performance.now() > until) throw cause;
      await sleep(RETRY_MS);
    }
  }
}

function isBusy(cause: unknown): boolean {
  const { errcode } = (cause ?? {}) as { errcode?: unknown };
  return typeof errcode === "number" && (errcode & PRIMARY_CODE) === SQLITE_BUSY;
}

class SharingAdapter extends SqliteAdapter {
  // Who writes waits in `shareCommits`, so Kysely need not have them wait for a connection.
  override get supportsMultipleConnections(): boolean {
    return true;
  }

  // SQLite can change tables in a transaction; saying so makes migrations whole or not done, and has a
  // second process wait for the first.
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
