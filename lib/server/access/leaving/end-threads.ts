import "server-only";
import { type Kysely, sql } from "kysely";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import type { Schema } from "@/lib/server/db/schema";

/** Hides all conversations of an owner for good, and has stopped what runs in them: gives the ids of those turns. */
export async function endThreadsOf(db: Kysely<Schema>, owner: Owner): Promise<string[]> {
  const { engine } = await database();
  await db
    .updateTable("threads")
    .set({ deleted_at: 0 })
    .where("owner_id", "=", owner.id)
    .where((eb) => eb.or([eb("deleted_at", "is", null), eb("deleted_at", ">", 0)]))
    .execute();
  const turns = await db
    .updateTable("turns")
    .set({ stop_requested_at: engine.now })
    .where("owner_id", "=", owner.id)
    .where("settled_at", "is", null)
    .where("stop_requested_at", "is", null)
    .returning(["id", engine.notice("stop", sql.ref("id")).as("notice")])
    .execute();
  return turns.map(({ id }) => id);
}
