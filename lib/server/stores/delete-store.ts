import "server-only";
import { storeNameOf } from "@/lib/protocol/stores";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { HttpError } from "@/lib/server/errors";
import { toFailure } from "@/lib/server/gemini/failure";
import { deleteGoogleStore } from "@/lib/server/gemini/stores";
import { findStore } from "./find-store";
import { forgetStore } from "./forget-store";

/**
 * Deletes a store with its documents: at Google first, so that nothing is left there of which nobody here
 * knows. One that Google does not have is only forgotten. Throws `not_found` or `google_failed`.
 */
export async function deleteStore(owner: Owner, storeId: string): Promise<void> {
  const { name } = await findStore(owner, storeNameOf(storeId));
  await deleteGoogleStore(name).catch((cause: unknown) => {
    if (toFailure(cause).status !== 404) throw new HttpError("google_failed", { cause });
  });
  const { db } = await database();
  await db.deleteFrom("stores").where("name", "=", name).where("owner_id", "=", owner.id).execute();
  await forgetStore(owner, name);
}
