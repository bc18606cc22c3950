import "server-only";
import { sql } from "kysely";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { toFailure } from "@/lib/server/gemini/failure";
import { deleteGoogleStore } from "@/lib/server/gemini/stores";
import { errorFields, log } from "@/lib/server/log";
import { isPending } from "@/lib/server/stores/pending-store";

/**
 * Deletes the stores of an owner who is deleted with their documents, at Google and then here. What fails there
 * keeps its row; so does one that is only being made, until the sweep of stores knows what has become of it.
 */
export async function removeStoresOf(owner: Owner): Promise<void> {
  const { db } = await database();
  const stores = await db
    .selectFrom("stores")
    .select("name")
    .where("owner_id", "=", owner.id)
    .where(sql<boolean>`not ${isPending}`)
    .execute();
  for (const { name } of stores) {
    try {
      await deleteGoogleStore(name);
    } catch (cause) {
      if (toFailure(cause).status !== 404) {
        log.warn(errorFields(cause), "a store is still to be deleted at Google");
        continue;
      }
    }
    await db.deleteFrom("stores").where("name", "=", name).where("owner_id", "=", owner.id).execute();
  }
}
