import "server-only";
import { type Kysely, type Selectable, sql } from "kysely";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import type { EnvironmentsTable, Schema } from "@/lib/server/db/schema";
import { HttpError } from "@/lib/server/errors";

/** As many as a list shows. Google removes what was not used for a week, so hardly anybody has more. */
const MOST_LISTED = 100;

export type EnvironmentRow = Pick<
  Selectable<EnvironmentsTable>,
  "id" | "thread_id" | "created_at" | "last_used_at"
> & {
  title: string | null;
};

/**
 * Notes that an environment was used in a thread of the owner's, and whose it is where that is not known yet. One
 * that is somebody else's stays theirs, and one that was deleted stays deleted.
 */
export async function noteEnvironment(owner: Owner, environmentId: string, threadId: string): Promise<void> {
  const { db, engine } = await database();
  await db
    .insertInto("environments")
    .values({
      id: environmentId,
      owner_id: owner.id,
      // The thread may have been deleted while its agent was at work.
      thread_id: sql<
        string | null
      >`(select id from threads where id = ${threadId} and owner_id = ${owner.id})`,
      created_at: engine.now,
      last_used_at: engine.now,
    })
    .onConflict((conflict) =>
      conflict
        .column("id")
        .doUpdateSet({ last_used_at: engine.now })
        .where("environments.owner_id", "=", owner.id)
        .where("environments.removed_at", "is", null),
    )
    .execute();
}

/** Whether an environment is the owner's, whatever has become of it at Google. */
export async function ownsEnvironment(owner: Owner, environmentId: string): Promise<boolean> {
  const { db } = await database();
  const row = await rowsOf(db, owner).where("environments.id", "=", environmentId).executeTakeFirst();
  return row !== undefined;
}

/** Throws `not_found` where the owner has no such environment. */
export async function findEnvironmentRow(owner: Owner, environmentId: string): Promise<EnvironmentRow> {
  const { db } = await database();
  const row = await rowsOf(db, owner).where("environments.id", "=", environmentId).executeTakeFirst();
  if (!row) throw new HttpError("not_found");
  return row;
}

/** Those that were used last. */
export async function listEnvironmentRows(owner: Owner): Promise<EnvironmentRow[]> {
  const { db } = await database();
  return rowsOf(db, owner)
    .orderBy("environments.last_used_at", "desc")
    .orderBy("environments.id")
    .limit(MOST_LISTED)
    .execute();
}

/** Forgets an environment, unless it was used since its row was read. */
export async function forgetEnvironment(owner: Owner, { id, last_used_at }: EnvironmentRow): Promise<void> {
  const { db } = await database();
  await db
    .deleteFrom("environments")
    .where("id", "=", id)
    .where("owner_id", "=", owner.id)
    .where("last_used_at", "=", last_used_at)
    .where("removed_at", "is", null)
    .execute();
}

function rowsOf(db: Kysely<Schema>, owner: Owner) {
  return db
    .selectFrom("environments")
    .leftJoin("threads as thread", (join) =>
      join.onRef("thread.id", "=", "environments.thread_id").on("thread.deleted_at", "is", null),
    )
    .select(["environments.id", "environments.created_at", "environments.last_used_at"])
    .select(["thread.id as thread_id", "thread.title"])
    .where("environments.owner_id", "=", owner.id)
    .where("environments.removed_at", "is", null);
}
