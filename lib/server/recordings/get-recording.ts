import "server-only";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { HttpError } from "@/lib/server/errors";
import { toLines } from "./recording-lines";

const unpack = promisify(gunzip);

/**
 * What is kept of how a turn went, after the event of number `after`: of a running one as far as that is stored,
 * by whichever process. Nothing where its time is over. Throws `not_found`.
 */
export async function getRecording(owner: Owner, turnId: string, after: number): Promise<Response> {
  const { db } = await database();
  const turn = await db
    .selectFrom("turns")
    .innerJoin("threads", "threads.id", "turns.thread_id")
    .select("turns.settled_at")
    .where("turns.id", "=", turnId)
    .where("turns.owner_id", "=", owner.id)
    .where("threads.deleted_at", "is", null)
    .executeTakeFirst();
  if (!turn) throw new HttpError("not_found");
  // Batches first: what is packed between the two looks is then seen twice, and not missed.
  const batches = await listBatches(turnId, after);
  const packed = await listPacked(turnId, after);
  const newest = packed.at(-1)?.seq ?? after;
  const open = batches.filter(({ seq }) => seq > newest);
  const lines = [...packed.flatMap((segment) => segment.lines), ...toLines(open)];
  const cursor = open.at(-1)?.seq ?? newest;
  const isRunning = turn.settled_at === null;
  // The entries are JSON as they are stored.
  return new Response(`{"entries":[${lines.join(",")}],"cursor":${cursor},"isRunning":${isRunning}}`, {
    headers: { "content-type": "application/json", "cache-control": "private, no-store" },
  });
}

async function listBatches(turnId: string, after: number) {
  const { db } = await database();
  return db
    .selectFrom("turn_events")
    .select(["seq", "frames", "notes"])
    .where("turn_id", "=", turnId)
    .where("seq", ">", after)
    .orderBy("seq")
    .execute();
}

const SEQ = /^\{"seq":(\d+),/;

/** How many lines whoever has all until the event of number `after` has. What was noted stands before its event. */
function countUntil(lines: readonly string[], after: number): number {
  return lines.findLastIndex((line) => Number(SEQ.exec(line)?.[1] ?? Number.POSITIVE_INFINITY) <= after) + 1;
}

async function listPacked(turnId: string, after: number): Promise<{ seq: number; lines: string[] }[]> {
  const { db } = await database();
  const rows = await db
    .selectFrom("recordings")
    .select(["seq", "entries"])
    .where("turn_id", "=", turnId)
    .where("seq", ">", after)
    .orderBy("seq")
    .execute();
  return Promise.all(
    rows.map(async ({ seq, entries }) => {
      const text = (await unpack(entries)).toString();
      const lines = text === "" ? [] : text.split("\n");
      return { seq: Number(seq), lines: lines.slice(countUntil(lines, after)) };
    }),
  );
}
