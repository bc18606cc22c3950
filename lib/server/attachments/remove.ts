import "server-only";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { HttpError } from "@/lib/server/errors";

/**
 * Takes back a file that was attached to a draft. One that a message has stays with the message, so
 * that a chip removed in an editor takes nothing from the versions before. Throws `not_found`.
 */
export async function removeAttachment(owner: Owner, id: string): Promise<void> {
  const { db } = await database();
  const known = await db
    .selectFrom("media")
    .select("used_at")
    .where("id", "=", id)
    .where("owner_id", "=", owner.id)
    .executeTakeFirst();
  if (!known) throw new HttpError("not_found");
  await db
    .deleteFrom("media")
    .where("id", "=", id)
    .where("owner_id", "=", owner.id)
    .where("used_at", "is", null)
    .execute();
}
