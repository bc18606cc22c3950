import "server-only";
import type { Dialect, RawBuilder } from "kysely";

/** What differs between the two engines and cannot be said in one query. */
export type Engine = {
  name: "sqlite" | "postgres";
  dialect: Dialect;
  /** The database's own clock, in ms since the epoch: leases of several processes compare by it. */
  now: RawBuilder<number>;
  /** Placed behind a SELECT whose rows nobody may change until the transaction ends. */
  lock: RawBuilder<unknown>;
};
