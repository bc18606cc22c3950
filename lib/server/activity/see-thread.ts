import "server-only";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { HttpError } from "@/lib/server/errors";
import { tellActivity } from "./watches";

/** Notes that the owner has a thread in front of them now: what has ended in it counts as read. */
export async function seeThread(owner: Owner, threadId: string): Promise<void> {
  const { db, engine } = await database();
  const result = await db
    .updateTable("threads")
    .set({ seen_at: engine.now })
    .where("id", "=", threadId)
    .where("owner_id", "=", owner.id)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) throw new HttpError("not_found");
  tellActivity(owner);
}
