import "server-only";
import { promisify } from "node:util";
import { constants, gzip } from "node:zlib";
import { sql } from "kysely";
import { database } from "@/lib/server/db/client";
import { env } from "@/lib/server/env";
import { toLines } from "./recording-lines";

const pack = promisify(gzip);

const AT_ONCE = 20;
const ROUNDS = 25;

/**
 * Puts what was stored of turns while they ran together, once they have settled: in one row, and much smaller.
 * Until then it is read as it is, so nothing waits for this.
 */
export async function packRecordings(): Promise<number> {
  let count = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const packed = await packSome();
    count += packed;
    if (packed < AT_ONCE) break;
  }
  return count;
}

async function packSome(): Promise<number> {
  const { db, engine } = await database();
  const settled = await db
    .selectFrom("turn_events")
    .innerJoin("turns", "turns.id", "turn_events.turn_id")
    .select(({ fn }) => ["turn_events.turn_id", fn.max("turn_events.seq").as("seq")])
    .where("turns.settled_at", "is not", null)
    .groupBy("turn_events.turn_id")
    .limit(AT_ONCE)
    .execute();
  if (settled.length === 0) return 0;
  const values = await Promise.all(settled.map(({ turn_id, seq }) => packTurn(turn_id, seq)));
  const segments = values.filter((segment) => segment !== null);
  await db.transaction().execute(async (tx) => {
    for (const segment of segments) {
      // Another process may have packed it meanwhile, and a turn may have gone with its thread.
      await sql`
        insert into recordings (turn_id, seq, entries, created_at)
        select ${segment.turn_id}, ${segment.seq}, ${segment.entries}, ${engine.now}
        where exists (select 1 from turns where id = ${segment.turn_id})
        on conflict do nothing
      `.execute(tx);
      await tx
        .deleteFrom("turn_events")
        .where("turn_id", "=", segment.turn_id)
        .where("seq", "<=", segment.seq)
        .execute();
    }
  });
  return settled.length;
}

/** Up to `until`: a turn that waited for its person may run again by now, and what is newer is needed as it is. */
async function packTurn(turnId: string, until: number) {
  const { db } = await database();
  const batches = await db
    .selectFrom("turn_events")
    .select(["seq", "frames", "notes"])
    .where("turn_id", "=", turnId)
    .where("seq", "<=", until)
    .orderBy("seq")
    .execute();
  const last = batches.at(-1);
  if (!last) return null;
  const text = toLines(batches).join("\n");
  return { turn_id: turnId, seq: last.seq, entries: await pack(text, { level: constants.Z_BEST_SPEED }) };
}

/** Removes what was kept long enough. */
export async function sweepRecordings(): Promise<void> {
  const { db, engine } = await database();
  const kept = sql.lit(env().RECORDING_KEEP_MS);
  await db.deleteFrom("recordings").where("created_at", "<", sql<number>`${engine.now} - ${kept}`).execute();
}
