import "server-only";
import { type Expression, type RawBuilder, type SqlBool, sql, type Transaction } from "kysely";
import type { SearchTerm } from "@/lib/protocol/search";
import type { Engine } from "@/lib/server/db/engine";
import type { Schema } from "@/lib/server/db/schema";

/** Of each group one term has to be there, and of `none` not one. There is at least one group. */
export type Wanted = { all: readonly (readonly SearchTerm[])[]; none: readonly SearchTerm[] };

/** What the engines do each in their own way. Words are letters and digits alone, so that none has to be escaped. */
type FullText = {
  insert(tx: Transaction<Schema>, entry: Entry, words: readonly string[]): Promise<unknown>;
  /** The ids of entries that have what is wanted, from `until` down to `from`, the newest first. */
  select(wanted: Wanted, range: Range): RawBuilder<{ id: number }>;
};

type Entry = Pick<Schema["search_entries"], "owner_id" | "thread_id" | "turn_id" | "part" | "at">;
export type Range = {
  ownerId: string;
  from: number;
  until: number;
  limit: number;
  /** What else holds of the row of `threads`. */
  within: Expression<SqlBool>;
};

// Of one sign too many words begin.
const PREFIX_MIN = 2;
const WORD_MAX = 200;

const sqlite: FullText = {
  async insert(tx, { owner_id, thread_id, turn_id, part, at }, words) {
    const { rows } = await sql<{ id: number }>`
      insert into search_entries (owner_id, thread_id, turn_id, part, at)
      values (${owner_id}, ${thread_id}, ${turn_id}, ${part}, ${at}) returning id
    `.execute(tx);
    await sql`insert into search_words (rowid, words) values (${rows[0]?.id}, ${words.join(" ")})`.execute(
      tx,
    );
  },
  // The full-text table comes first and gives its rows in order, so that no more are looked at than are shown.
  select: (wanted, { ownerId, from, until, limit, within }) => sql`
    select entry.id from search_words
    cross join search_entries as entry on entry.id = search_words.rowid
    cross join threads on threads.id = entry.thread_id
    where search_words match ${toMatch(wanted)} and search_words.rowid between ${from} and ${until}
      and entry.owner_id = ${ownerId} and threads.deleted_at is null and ${within}
    order by search_words.rowid desc limit ${limit}
  `,
};

const postgres: FullText = {
  insert: (tx, { owner_id, thread_id, turn_id, part, at }, words) =>
    sql`
      insert into search_entries (owner_id, thread_id, turn_id, part, at, words)
      values (${owner_id}, ${thread_id}, ${turn_id}, ${part}, ${at}, cast(${toVector(words)} as tsvector))
    `.execute(tx),
  select: (wanted, { ownerId, from, until, limit, within }) => sql`
    select entry.id from search_entries as entry
    join threads on threads.id = entry.thread_id
    where entry.words @@ cast(${toQuery(wanted)} as tsquery) and entry.id between ${from} and ${until}
      and entry.owner_id = ${ownerId} and threads.deleted_at is null and ${within}
    order by entry.id desc limit ${limit}
  `,
};

export function fullText({ name }: Engine): FullText {
  return name === "sqlite" ? sqlite : postgres;
}

const isPrefix = ({ words, isPrefix }: SearchTerm) => isPrefix && (words.at(-1)?.length ?? 0) >= PREFIX_MIN;

/** In the language of FTS5. */
function toMatch({ all, none }: Wanted): string {
  const term = (one: SearchTerm) => `"${one.words.join(" ")}"${isPrefix(one) ? " *" : ""}`;
  const anyOf = (terms: readonly SearchTerm[]) => `(${terms.map(term).join(" OR ")})`;
  const wanted = all.map(anyOf).join(" AND ");
  return none.length === 0 ? wanted : `(${wanted}) NOT ${anyOf(none)}`;
}

/** In the language of `tsquery`. */
function toQuery({ all, none }: Wanted): string {
  const term = (one: SearchTerm) =>
    `(${one.words.map((word) => `'${word.slice(0, WORD_MAX)}'`).join(" <-> ")}${isPrefix(one) ? ":*" : ""})`;
  const anyOf = (terms: readonly SearchTerm[]) => `(${terms.map(term).join(" | ")})`;
  return [...all.map(anyOf), ...(none.length === 0 ? [] : [`!${anyOf(none)}`])].join(" & ");
}

/** Words with their places, as `tsvector` is written. */
function toVector(words: readonly string[]): string {
  return words.map((word, index) => `'${word.slice(0, WORD_MAX)}':${index + 1}`).join(" ");
}
