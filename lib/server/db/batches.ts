import "server-only";

// SQLite takes 32,766 values in a statement.
const BATCH = 200;

/** Rows, or ids, as many at a time as fit into one statement. */
export function* batches<T>(rows: readonly T[]): Generator<T[]> {
  for (let start = 0; start < rows.length; start += BATCH) yield rows.slice(start, start + BATCH);
}
