import "server-only";
import { type Expression, type RawBuilder, type SqlBool, sql } from "kysely";
import type { SearchQuery, SearchState } from "@/lib/protocol/search";
import { wordsOf } from "@/lib/protocol/search-words";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import type { Engine } from "@/lib/server/db/engine";
import { listFolders } from "@/lib/server/organise/folders";
import { SECTION } from "@/lib/server/organise/section";

// Each is one more word of the query. Of more threads than that what is found is soon among them.
const NAMED_MAX = 200;

type Threads = {
  /** The words of these are looked for; none where `within` alone says which they are. */
  ids: string[];
  within: Expression<SqlBool>;
};

/** The threads that a search is narrowed to; null where there are none. */
export async function threadsOf(owner: Owner, { states, folders }: SearchQuery): Promise<Threads | null> {
  const { db, engine } = await database();
  const conditions = states.map((state) => CONDITIONS[state](owner, engine));
  if (folders.length > 0) {
    const named = await foldersNamed(owner, folders);
    if (named.length === 0) return null;
    conditions.push(sql`threads.folder_id in (${sql.join(named)})`);
  }
  if (conditions.length === 0) return { ids: [], within: sql`1 = 1` };
  const within = sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
  const rows = await db
    .selectFrom("threads")
    .select("id")
    .where("owner_id", "=", owner.id)
    .where("deleted_at", "is", null)
    .where(within)
    .limit(NAMED_MAX + 1)
    .execute();
  if (rows.length === 0) return null;
  return { ids: rows.length > NAMED_MAX ? [] : rows.map(({ id }) => id), within };
}

const CONDITIONS: Record<SearchState, (owner: Owner, engine: Engine) => RawBuilder<SqlBool>> = {
  pinned: () => sql`${SECTION} = 'pinned'`,
  archived: () => sql`${SECTION} = 'archived'`,
  shared: ({ id }, { now }) => sql`threads.id in (
    select shares.thread_id from shares where shares.owner_id = ${id} and shares.revoked_at is null
      and (shares.expires_at is null or shares.expires_at > ${now}))`,
};

async function foldersNamed(owner: Owner, names: readonly string[]): Promise<string[]> {
  const folders = await listFolders(owner);
  const wanted = names.map(plain).filter((name) => name !== "");
  return folders
    .filter(({ name }) => wanted.some((begin) => plain(name).startsWith(begin)))
    .map(({ id }) => id);
}

const plain = (name: string) => [...wordsOf(name)].map(({ word }) => word).join(" ");
