import "server-only";
import { sql, type Transaction } from "kysely";
import { wordsOf } from "@/lib/protocol/search-words";
import type { Turn } from "@/lib/protocol/thread";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import type { Schema } from "@/lib/server/db/schema";
import { noteUsage } from "@/lib/server/usage/note-usage";
import { fullText } from "./full-text";
import { featureMark, modelMark, monthMark, ownerMark, partMark, threadMark } from "./marks";
import { featuresOf, partsOfTurn, type TurnPart } from "./parts-of-turn";
import { readTurn } from "./read-turn";

// A transaction holds up everybody else's on SQLite, so each is short.
const BATCH = 20;
// What is behind by a whole account catches up within minutes, and nobody else waits for it.
const KEEPING_MS = 500;
/** Of one part, in UTF-16 units. What comes behind it is not found. */
export const INDEXED_MAX = 100_000;

/**
 * Takes what has ended or was named since into the index, and notes what it has used, for one owner or for all, for `budgetMs` at most. Nothing
 * has to be told of what is new: what a row says of itself is compared with what is indexed of it. Resolves to
 * whether all of it is in the index.
 */
export async function indexPending(owner: Owner | null, budgetMs: number): Promise<boolean> {
  const end = performance.now() + budgetMs;
  for (;;) {
    const titles = await indexTitles(owner);
    const turns = await indexTurns(owner);
    if (titles < BATCH && turns < BATCH) return true;
    if (performance.now() > end) return false;
  }
}

/** What a server does by itself, so that a search has little left to take in. */
export async function keepIndexed(): Promise<void> {
  await indexPending(null, KEEPING_MS);
}

async function indexTurns(owner: Owner | null): Promise<number> {
  const { db, engine } = await database();
  return db.transaction().execute(async (tx) => {
    let pending = tx
      .selectFrom("turns")
      .select(["id", "thread_id", "owner_id", "turn", "created_at", "settled_at", "is_copy"])
      .where("settled_at", "is not", null)
      .where("indexed_at", "is distinct from", (eb) => eb.ref("settled_at"))
      .orderBy("created_at")
      .limit(BATCH)
      .modifyEnd(engine.lock);
    if (owner) pending = pending.where("owner_id", "=", owner.id);
    const rows = await pending.execute();
    if (rows.length === 0) return 0;
    const ids = rows.map(({ id }) => id);
    const read = rows.map((row) => ({ row, turn: readTurn(row.turn) }));
    // All that is new in the index comes last: SQLite writes it down before any other statement of several rows.
    await tx.deleteFrom("search_entries").where("turn_id", "in", ids).execute();
    await tx
      .updateTable("turns")
      .set((eb) => ({ indexed_at: eb.ref("settled_at") }))
      .where("id", "in", ids)
      .execute();
    for (const { row, turn } of read) if (turn && row.is_copy === null) await noteUsage(tx, row, turn);
    for (const { row, turn } of read) {
      const entry = { owner_id: row.owner_id, thread_id: row.thread_id, turn_id: row.id, at: row.created_at };
      const marks = turn ? marksOf(turn) : [];
      for (const part of turn ? partsOfTurn(turn) : []) await insert(tx, entry, part, marks);
    }
    return rows.length;
  });
}

function marksOf(turn: Turn): string[] {
  const { model, agent } = turn.settings;
  return [modelMark(agent ?? model), ...featuresOf(turn).map(featureMark)];
}

async function indexTitles(owner: Owner | null): Promise<number> {
  const { db, engine } = await database();
  return db.transaction().execute(async (tx) => {
    let pending = tx
      .selectFrom("threads")
      .select(["id", "owner_id", "title", "updated_at"])
      .where("title", "is not", null)
      .where("indexed_title", "is distinct from", (eb) => eb.ref("title"))
      .limit(BATCH)
      .modifyEnd(engine.lock);
    if (owner) pending = pending.where("owner_id", "=", owner.id);
    const rows = await pending.execute();
    if (rows.length === 0) return 0;
    const ids = rows.map(({ id }) => id);
    await tx
      .deleteFrom("search_entries")
      .where("thread_id", "in", ids)
      .where("turn_id", "is", null)
      .execute();
    await tx
      .updateTable("threads")
      .set((eb) => ({ indexed_title: eb.ref("title") }))
      .where("id", "in", ids)
      .execute();
    for (const { id, owner_id, title, updated_at } of rows) {
      const entry = { owner_id, thread_id: id, turn_id: null, at: updated_at };
      await insert(tx, entry, { part: "title", text: title ?? "" }, []);
    }
    return rows.length;
  });
}

type EntryOf = Omit<Schema["search_entries"], "id" | "part">;

async function insert(
  tx: Transaction<Schema>,
  entry: EntryOf,
  { part, text }: TurnPart,
  marks: readonly string[],
): Promise<void> {
  const { engine } = await database();
  const owner = { id: entry.owner_id };
  const whose = [ownerMark(owner), monthMark(owner, entry.at), threadMark(entry.thread_id)];
  const words = [...whose, partMark(part), ...marks];
  for (const { word } of wordsOf(text.slice(0, INDEXED_MAX))) words.push(word);
  await fullText(engine).insert(tx, { ...entry, part }, words);
}

/** Takes an owner's entries out of the index, as they are to be somebody else's. */
export async function forgetIndexed(tx: Transaction<Schema>, owner: Owner): Promise<void> {
  await tx.deleteFrom("search_entries").where("owner_id", "=", owner.id).execute();
  await sql`update turns set indexed_at = null where owner_id = ${owner.id}`.execute(tx);
  await sql`update threads set indexed_title = null where owner_id = ${owner.id}`.execute(tx);
}
