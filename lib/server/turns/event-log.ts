import "server-only";
import { type Kysely, sql } from "kysely";
import { type Database, database } from "@/lib/server/db/client";
import type { Engine } from "@/lib/server/db/engine";
import type { Schema } from "@/lib/server/db/schema";
import { processWide } from "@/lib/server/process-wide";
import { storeSignatures, type WithheldSignature } from "./signatures";

/** Frames of one turn that are stored together; `seq` is the number of the last event in them. */
export type Batch = {
  turnId: string;
  epoch: number;
  seq: number;
  frames: string;
  /** Lines for the recording of the turn, which no reader gets. */
  notes: string;
  signatures: readonly WithheldSignature[];
};
/** Gives what there is to store when its commit begins; null where nothing is left by then. */
type TakeBatch = () => Batch | null;
type Pending = {
  take: TakeBatch;
  tries: number;
  resolve(isOurs: boolean): void;
  reject(cause: unknown): void;
};
type Taken = Pending & { batch: Batch };

// A commit costs its fsync whether it holds one batch or two hundred, so the batches of all running turns share
// one. The more turns shared the last, the longer the next waits for company. Each commit owes a rest of four times
// what it took, so many streams leave the event loop four fifths of its time; what is owed may be put off a little,
// so the first words of a stream are not held back. Nothing waits longer than 40 ms.
const REST_PER_COMMIT = 4;
const WAIT_PER_TURN_MS = 1;
const LONGEST_PAUSE_MS = 40;

// A database that restarts is waited for: the batches stay in memory and are tried again.
const RETRY_INTERVAL_MS = 250;
const TRIES = 240;

const BATCH = { turn_id: "text", epoch: "integer", seq: "integer", frames: "text", notes: "text" } as const;

export type EventLog = {
  /** Resolves when what was taken is committed; to false where the turn has another writer by now. */
  append(take: TakeBatch): Promise<boolean>;
};

function createEventLog(): EventLog {
  let pending: Pending[] = [];
  let isScheduled = false;
  let isCommitting = false;
  let companyUntil = 0;
  let restedAt = 0;
  let isFailing = false;

  const schedule = () => {
    if (isScheduled || isCommitting || pending.length === 0) return;
    isScheduled = true;
    const pause = Math.max(companyUntil, restedAt - LONGEST_PAUSE_MS) - performance.now();
    const wait = isFailing ? RETRY_INTERVAL_MS : pause;
    // A timer waits a millisecond at least.
    if (wait > 0) setTimeout(commit, wait);
    else setImmediate(commit);
  };
  const takeAll = (): Taken[] => {
    const waiting = pending;
    pending = [];
    return waiting.flatMap((each) => {
      const batch = each.take();
      if (!batch) each.resolve(true);
      return batch ? [{ ...each, batch }] : [];
    });
  };
  const store = async (taken: readonly Taken[]) => {
    if (taken.length === 0) return;
    const batches = taken.map(({ batch }) => batch);
    const written = await insertBatches(await database(), batches);
    for (const { batch, resolve } of taken) resolve(written.has(batch.turnId));
  };
  const tryAgain = ({ batch, ...waiting }: Taken, cause: unknown) => {
    if (waiting.tries >= TRIES) waiting.reject(cause);
    else pending.push({ ...waiting, take: () => batch, tries: waiting.tries + 1 });
  };
  const commit = async () => {
    isScheduled = false;
    isCommitting = true;
    const began = performance.now();
    const taken = takeAll();
    isFailing = await store(taken).then(
      () => false,
      () => storeEach(taken, store, tryAgain),
    );
    isCommitting = false;
    const now = performance.now();
    companyUntil = now + Math.min((taken.length - 1) * WAIT_PER_TURN_MS, LONGEST_PAUSE_MS);
    restedAt = Math.max(restedAt, began) + Math.min((now - began) * REST_PER_COMMIT, LONGEST_PAUSE_MS);
    schedule();
  };
  return {
    append(take) {
      return new Promise((resolve, reject) => {
        pending.push({ take, tries: 1, resolve, reject });
        schedule();
      });
    },
  };
}

/** One batch that the database refuses must not hold up the others: each is tried alone. Returns whether one failed. */
async function storeEach(
  taken: readonly Taken[],
  store: (taken: readonly Taken[]) => Promise<void>,
  tryAgain: (one: Taken, cause: unknown) => void,
): Promise<boolean> {
  let hasFailed = false;
  for (const one of taken) {
    await store([one]).catch((cause: unknown) => {
      hasFailed = true;
      tryAgain(one, cause);
    });
  }
  return hasFailed;
}

async function insertBatches({ db, engine }: Database, batches: readonly Batch[]): Promise<Set<string>> {
  if (batches.every(({ signatures }) => signatures.length === 0)) return insertFenced(db, engine, batches);
  return db.transaction().execute(async (tx) => {
    for (const { turnId, signatures } of batches) await storeSignatures(tx, turnId, signatures);
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
  const rows = batches.map(({ turnId, epoch, seq, frames, notes }) => ({
    turn_id: turnId,
    epoch,
    seq,
    frames,
    notes: notes === "" ? null : notes,
  }));
  const result = await sql<{ turn_id: string }>`
    with batches as materialized (select turn_id, epoch, seq, frames, notes from ${engine.rowsOf(rows, BATCH)}),
    running as (
      select id, epoch from turns
      where settled_at is null and id in (select turn_id from batches)
      ${engine.lock}
    )
    insert into turn_events (turn_id, seq, frames, notes)
    select batches.turn_id, batches.seq, batches.frames, batches.notes
    from batches join running on running.id = batches.turn_id and running.epoch = batches.epoch
    where true
    on conflict (turn_id, seq) do update set frames = excluded.frames, notes = excluded.notes
    returning turn_id, ${engine.notice("events", sql.ref("turn_id"))}
  `.execute(db);
  return new Set(result.rows.map((row) => row.turn_id));
}

export function eventLog(): EventLog {
  return processWide("event-log", createEventLog);
}
