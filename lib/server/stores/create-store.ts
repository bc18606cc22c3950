import "server-only";
import { sql } from "kysely";
import { type FileStore, STORES_MAX } from "@/lib/protocol/stores";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { HttpError } from "@/lib/server/errors";
import { createGoogleStore, deleteGoogleStore } from "@/lib/server/gemini/stores";
import { findStore } from "./find-store";

/** Makes a store at Google and notes whose it is. Throws `too_many_stores` or `google_failed`. */
export async function createStore(owner: Owner, displayName: string): Promise<FileStore> {
  await checkRoom(owner);
  const name = await createGoogleStore(displayName).catch((cause: unknown) => {
    throw new HttpError("google_failed", { cause });
  });
  try {
    await note(owner, name, displayName);
  } catch (cause) {
    // Nobody would ever find it again.
    await deleteGoogleStore(name).catch(() => undefined);
    throw cause;
  }
  return findStore(owner, name);
}

async function note(owner: Owner, name: string, displayName: string): Promise<void> {
  const { db, engine } = await database();
  await db
    .insertInto("stores")
    .values({ name, owner_id: owner.id, display_name: displayName, created_at: engine.now })
    .execute();
}

async function checkRoom(owner: Owner): Promise<void> {
  const { db } = await database();
  const { stores } = await db
    .selectFrom("stores")
    .select(sql<number>`cast(count(*) as integer)`.as("stores"))
    .where("owner_id", "=", owner.id)
    .executeTakeFirstOrThrow();
  if (stores >= STORES_MAX) throw new HttpError("too_many_stores");
}
