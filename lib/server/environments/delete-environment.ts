import "server-only";
import { sql } from "kysely";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { HttpError } from "@/lib/server/errors";
import { deleteGoogleEnvironment } from "@/lib/server/gemini/environments";
import { toFailure } from "@/lib/server/gemini/failure";
import { errorFields, log } from "@/lib/server/log";
import { KEPT_MS } from "./get-environment";

const AT_ONCE = 100;

/**
 * Deletes an environment: here at once and for good, at Google as soon as it answers. Throws `not_found`.
 */
export async function deleteEnvironment(owner: Owner, environmentId: string): Promise<void> {
  const { db, engine } = await database();
  const { numUpdatedRows } = await db
    .updateTable("environments")
    .set({ removed_at: engine.now })
    .where("id", "=", environmentId)
    .where("owner_id", "=", owner.id)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new HttpError("not_found");
  await removeAtGoogle(environmentId);
}

/** Deletes at Google what was deleted here while Google did not answer. */
export async function sweepEnvironments(): Promise<void> {
  const { db, engine } = await database();
  const removed = await db
    .selectFrom("environments")
    .select("id")
    .select(sql<number>`${engine.now} - removed_at`.as("age"))
    .where("removed_at", "is not", null)
    .orderBy("removed_at", "desc")
    .limit(AT_ONCE)
    .execute();
  for (const { id, age } of removed) {
    // Nobody has used it since, so Google has removed it by itself.
    if (age > KEPT_MS) await dropRemoved(id);
    else await removeAtGoogle(id);
  }
}

async function removeAtGoogle(id: string): Promise<void> {
  try {
    await deleteGoogleEnvironment(id);
  } catch (cause) {
    if (toFailure(cause).status !== 404) {
      log.warn(errorFields(cause), "an environment is still to be deleted at Google");
      return;
    }
  }
  await dropRemoved(id);
}

async function dropRemoved(id: string): Promise<void> {
  const { db } = await database();
  await db.deleteFrom("environments").where("id", "=", id).where("removed_at", "is not", null).execute();
}
