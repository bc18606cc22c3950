import "server-only";
import type { Transaction } from "kysely";
import type { Owner } from "@/lib/server/access/owner";
import type { Schema } from "@/lib/server/db/schema";
import { HttpError } from "@/lib/server/errors";

/** Of two changes that come at once, the second waits here until it can see the first. */
export async function lockThread(tx: Transaction<Schema>, owner: Owner, threadId: string): Promise<void> {
  const locked = await tx
    .updateTable("threads")
    .set((eb) => ({ updated_at: eb.ref("updated_at") }))
    .where("id", "=", threadId)
    .where("owner_id", "=", owner.id)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  if (locked.numUpdatedRows === 0n) throw new HttpError("not_found");
}
