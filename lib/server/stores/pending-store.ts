import "server-only";
import { sql } from "kysely";
import { newId } from "@/lib/protocol/id";
import { STORES_MAX } from "@/lib/protocol/stores";
import { holdOwner, type Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { HttpError } from "@/lib/server/errors";

const PREFIX = "pending/";
// Longer than Google is waited for; from then on nobody is at it any more.
const AT_WORK_MS = 60_000;

/** A store that Google is being asked for: no API name looks like it. */
export const isPending = sql<boolean>`stores.name like ${`${PREFIX}%`}`;

/** Whether whoever asked Google for it has come to an end without noting what came of it. */
export async function isAbandoned() {
  const { engine } = await database();
  return sql<boolean>`(${isPending} and stores.created_at < ${engine.now} - ${sql.lit(AT_WORK_MS)})`;
}

/** The mark by which what Google made for a pending row is found there, also where its answer was lost. */
export function markOf(pendingName: string): string {
  return pendingName.slice(PREFIX.length);
}

/** Notes a store before Google is asked for it. Throws `too_many_stores`. */
export async function reserveStore(owner: Owner, displayName: string): Promise<string> {
  const { db, engine } = await database();
  const name = PREFIX + newId();
  await db.transaction().execute(async (tx) => {
    // Stores that are made at once are counted one after the other.
    await holdOwner(tx, owner);
    const { stores } = await tx
      .selectFrom("stores")
      .select(sql<number>`cast(count(*) as integer)`.as("stores"))
      .where("owner_id", "=", owner.id)
      .where(sql<boolean>`not ${await isAbandoned()}`)
      .executeTakeFirstOrThrow();
    if (stores >= STORES_MAX) throw new HttpError("too_many_stores");
    await tx
      .insertInto("stores")
      .values({ name, owner_id: owner.id, display_name: displayName, created_at: engine.now })
      .execute();
  });
  return name;
}

/** Gives a pending store the name that Google has for it. False where it is no longer there. */
export async function nameStore(owner: Owner, pendingName: string, name: string): Promise<boolean> {
  const { db } = await database();
  const { numUpdatedRows } = await db
    .updateTable("stores")
    .set({ name })
    .where("name", "=", pendingName)
    .where("owner_id", "=", owner.id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function dropPendingStore(pendingName: string): Promise<void> {
  const { db } = await database();
  await db.deleteFrom("stores").where("name", "=", pendingName).execute();
}
