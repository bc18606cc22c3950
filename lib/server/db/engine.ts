import "server-only";
import type { Dialect, Expression, RawBuilder } from "kysely";
import type { Hear, Topic } from "@/lib/server/notices";

/** What differs between the two engines and cannot be said in one query. */
export type Engine = {
  name: "sqlite" | "postgres";
  dialect: Dialect;
  /** Another way to the same database for migrations, where statements of `dialect` are not waited for that long. */
  toMigrate: Dialect | null;
  /** The database's own clock, in ms since the epoch: leases of several processes compare by it. */
  now: RawBuilder<number>;
  /** Placed behind a SELECT whose rows nobody may change until the transaction ends. */
  lock: RawBuilder<unknown>;
  /**
   * Any number of rows as one parameter, to be selected from. The statement is then always the same, and costs
   * nothing to write out and to prepare; with a parameter for each field that is most of what it costs.
   */
  rowsOf(rows: readonly object[], columns: Readonly<Record<string, "text" | "integer">>): RawBuilder<unknown>;
  /** Whether processes can tell each other anything. Where not, they look for themselves. */
  hasNotices: boolean;
  /**
   * Among what a statement returns, tells the other processes of it, once for each row and not before it is
   * committed. It costs no round trip of its own. Where the engine knows no such thing it is nothing.
   */
  notice(topic: Topic, id: Expression<string>): RawBuilder<unknown>;
  /** Hears what other processes tell, until the database is closed. */
  listen(hear: Hear): void;
};
