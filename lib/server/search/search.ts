import "server-only";
import { sql } from "kysely";
import {
  isEmptySearch,
  parseSearch,
  type SearchHit,
  type SearchPage,
  type SearchQuery,
  type SearchTerm,
} from "@/lib/protocol/search";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { excerptOf } from "./excerpt";
import { fullText, type Range, type Wanted } from "./full-text";
import { INDEXED_MAX, indexPending } from "./index-pending";
import { featureMark, marksBetween, modelMark, ownerMark, partMark, threadMark } from "./marks";
import { partsOfTurn } from "./parts-of-turn";
import { readTurn } from "./read-turn";
import { threadsOf } from "./threads-of";

const PAGE_SIZE = 20;
// What has come since the last search is a few turns. After an import there is more: the rest follows by itself.
const INDEXING_MS = 150;

type Asked = { q: string; cursor?: string; zone: number };

/** What of the owner's conversations has what they look for, the newest first. */
export async function search(owner: Owner, { q, cursor, zone }: Asked): Promise<SearchPage> {
  const query = parseSearch(q, zone);
  if (isEmptySearch(query)) return { hits: [], nextCursor: null, isWhole: true };
  const isWhole = await indexPending(owner, INDEXING_MS);
  const threads = await threadsOf(owner, query);
  const among = threads && (await amongOf(owner, query, cursor));
  const ids = among
    ? await findIds(toWanted([among.marks, threads.ids.map(threadMark)], query), {
        ...among.range,
        within: threads.within,
      })
    : [];
  const shown = ids.slice(0, PAGE_SIZE);
  return {
    hits: await readHits(owner, shown, query.terms),
    nextCursor: ids.length > PAGE_SIZE ? String(shown.at(-1)) : null,
    isWhole,
  };
}

/** Of each of the lists of marks an entry has one. */
function toWanted(
  marked: readonly (readonly string[])[],
  { terms, parts, features, models }: SearchQuery,
): Wanted {
  const mark = (word: string, isPrefix = false): SearchTerm => ({
    words: [word],
    isPrefix,
    isExcluded: false,
  });
  const anyOf = (marks: SearchTerm[]) => (marks.length > 0 ? [marks] : []);
  return {
    all: [
      ...marked.flatMap((words) => anyOf(words.map((word) => mark(word)))),
      ...anyOf(parts.map((part) => mark(partMark(part)))),
      ...features.map((feature) => [mark(featureMark(feature))]),
      ...anyOf(models.map((id) => mark(modelMark(id), true))),
      ...terms.filter(({ isExcluded }) => !isExcluded).map((term) => [term]),
    ],
    none: terms.filter(({ isExcluded }) => isExcluded),
  };
}

type Among = { range: Omit<Range, "within">; marks: string[] };

/** Among which ids, and under which marks of the owner, the answer is; null where there can be none. */
async function amongOf(owner: Owner, { from, until }: SearchQuery, cursor?: string): Promise<Among | null> {
  const before = cursor && /^\d{1,15}$/.test(cursor) ? Number(cursor) - 1 : Number.MAX_SAFE_INTEGER;
  const range = { ownerId: owner.id, from: 0, until: before, limit: PAGE_SIZE + 1 };
  if (from === null && until === null) return { range, marks: [ownerMark(owner)] };
  const { db } = await database();
  const { first, last, earliest, latest } = await db
    .selectFrom("search_entries")
    .select(({ fn }) => [
      fn.min("id").as("first"),
      fn.max("id").as("last"),
      fn.min("at").as("earliest"),
      fn.max("at").as("latest"),
    ])
    .where("owner_id", "=", owner.id)
    .where("at", ">=", from ?? 0)
    .where("at", "<", until ?? Number.MAX_SAFE_INTEGER)
    .executeTakeFirstOrThrow();
  if (first === null) return null;
  return {
    range: { ...range, from: first, until: Math.min(before, last) },
    marks: marksBetween(owner, earliest, latest),
  };
}

async function findIds(wanted: Wanted, range: Range): Promise<number[]> {
  const { db, engine } = await database();
  const { rows } = await fullText(engine).select(wanted, range).execute(db);
  return rows.map(({ id }) => id);
}

async function readHits(owner: Owner, ids: number[], terms: readonly SearchTerm[]): Promise<SearchHit[]> {
  if (ids.length === 0) return [];
  const { db } = await database();
  const rows = await db
    .selectFrom("search_entries as entry")
    .innerJoin("threads", "threads.id", "entry.thread_id")
    .leftJoin("turns", "turns.id", "entry.turn_id")
    .select([
      "entry.thread_id",
      "entry.turn_id",
      "entry.part",
      "entry.at",
      "threads.title",
      "threads.archived_at",
      "turns.turn",
    ])
    .where("entry.id", "in", ids)
    .where(isOf(owner))
    .orderBy("entry.id", "desc")
    .execute();
  const wanted = terms.filter(({ isExcluded }) => !isExcluded);
  return rows.map(({ thread_id, turn_id, part, at, title, archived_at, turn }) => ({
    threadId: thread_id,
    title,
    isArchived: archived_at !== null,
    turnId: turn_id,
    part,
    at,
    excerpt: excerptOf(turn === null ? (title ?? "") : textOfPart(turn, part), wanted),
  }));
}

// SQLite knows no statistics and would walk through all entries of the owner, a million perhaps, to find these few.
function isOf({ id }: Owner) {
  return sql<boolean>`coalesce(entry.owner_id, '') = ${id}`;
}

function textOfPart(turn: string, wanted: SearchHit["part"]): string {
  const read = readTurn(turn);
  const parts = read ? partsOfTurn(read) : [];
  return parts.find(({ part }) => part === wanted)?.text.slice(0, INDEXED_MAX) ?? "";
}
