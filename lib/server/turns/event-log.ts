import "server-only";
import { type Kysely, sql } from "kysely";
import { type Database, database } from "@/lib/server/db/client";
import type { Engine } from "@/lib/server/db/engine";
import type { Schema } from "@/lib/server/db/schema";
import { processWide } from "@/lib/server/process-wide";
import type { WithheldSignature } from "./signatures";

/** Frames of one turn that are stored together; `seq` is the number of the last event in them. */
export type Batch = {
  turnId: string;
  epoch: number;
  seq: number;
  frames: string;
  signatures: readonly WithheldSignature[];
};
type Pending = Batch & { tries: number; resolve(isOurs: boolean): void; reject(cause: unknown): void };

// A commit costs its fsync whether it holds one batch or two hundred, so the batches of all running
// turns share one. The pause after a commit grows with what it took: a single stream is not held
// back, and many streams leave the event loop four fifths of its time. Nothing waits longer than 40 ms.
const PAUSE_PER_COMMIT = 4;
const LONGEST_PAUSE_MS = 40;

// A database that restarts is waited for: the batches stay in memory and are tried again.
const RETRY_INTERVAL_MS = 250;
const TRIES = 240;

export type EventLog = {
  /** Resolves when the batch is committed; to false where the turn has another writer by now. */
  append(batch: Batch): Promise<boolean>;
};

function createEventLog(): EventLog {
  let pending: Pending[] = [];
  let timer: NodeJS.Timeout | null = null;
  let nextCommitAt = 0;
  let isCommitting = false;
  let isFailing = false;

  const schedule = () => {
    if (timer || isCommitting || pending.length === 0) return;
    const wait = isFailing ? RETRY_INTERVAL_MS : nextCommitAt - performance.now();
    timer = setTimeout(commit, Math.max(0, wait));
  };
  const store = async (batches: readonly Pending[]) => {
    const written = await insertBatches(await database(), batches);
    for (const batch of batches) batch.resolve(written.has(batch.turnId));
  };
  const tryAgain = (batch: Pending, cause: unknown) => {
    if (batch.tries >= TRIES) batch.reject(cause);
    else pending.push({ ...batch, tries: batch.tries + 1 });
  };
  const commit = async () => {
    timer = null;
    isCommitting = true;
    const began = performance.now();
    const batches = pending;
    pending = [];
    isFailing = await store(batches).then(
      () => false,
      () => storeEach(batches, store, tryAgain),
    );
    isCommitting = false;
    const now = performance.now();
    nextCommitAt = now + Math.min((now - began) * PAUSE_PER_COMMIT, LONGEST_PAUSE_MS);
    schedule();
  };
  return {
    append(batch) {
      return new Promise((resolve, reject) => {
        pending.push({ ...batch, tries: 1, resolve, reject });
        schedule();
      });
    },
  };
}

/** One batch that the database refuses must not hold up the others: each is tried alone. Returns whether one failed. */
async function storeEach(
  batches: readonly Pending[],
  store: (batches: readonly Pending[]) => Promise<void>,
  tryAgain: (batch: Pending, cause: unknown) => void,
): Promise<boolean> {
  let hasFailed = false;
  for (const batch of batches) {
    await store([batch]).catch((cause: unknown) => {
      hasFailed = true;
      tryAgain(batch, cause);
    });
  }
  return hasFailed;
}

async function insertBatches({ db, engine }: Database, batches: readonly Batch[]): Promise<Set<string>> {
  const signatures = batches.flatMap(({ turnId, signatures }) =>
    signatures.map(({ ref, signature }) => ({ turn_id: turnId, ref, signature })),
  );
  if (signatures.length === 0) return insertFenced(db, engine, batches);
  return db.transaction().execute(async (tx) => {
    await tx
      .insertInto("signatures")
      .values(signatures)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return insertFenced(tx, engine, batches);
  });
}

/**
 * Inserts all batches in one statement, leaving out those whose turn has settled or has a newer
 * epoch: a writer that was stopped for a while and lost its lease writes nothing. The epoch is read
 * from the locked row, so a take-over that commits meanwhile is seen. A batch whose commit succeeded
 * without our hearing of it may come again.
 */
async function insertFenced(
  db: Kysely<Schema>,
  engine: Engine,
  batches: readonly Batch[],
): Promise<Set<string>> {
  const rows = batches.map(
    ({ turnId, epoch, seq, frames }) =>
      sql`(${turnId}, cast(${epoch} as integer), cast(${seq} as integer), ${frames})`,
  );
  const result = await sql<{ turn_id: string }>`
    with batches (turn_id, epoch, seq, frames) as (values ${sql.join(rows)}),
    running as (
      select id, epoch from turns
      where settled_at is null and id in (${sql.join(batches.map((batch) => batch.turnId))})
      ${engine.lock}
    )
    insert into turn_events (turn_id, seq, frames)
    select batches.turn_id, batches.seq, batches.frames
    from batches join running on running.id = batches.turn_id and running.epoch = batches.epoch
    where true
    on conflict (turn_id, seq) do update set frames = excluded.frames
    returning turn_id
  `.execute(db);
  return new Set(result.rows.map((row) => row.turn_id));
}

export function eventLog(): EventLog {
  return processWide("event-log", createEventLog);
}
