import "server-only";
import { sql } from "kysely";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { HttpError } from "@/lib/server/errors";
import { abortRun } from "./running";

/**
 * Asks for a turn to be stopped. The wish is stored first, so whichever process has the turn, or
 * takes it over, honours it. A settled turn stays as it is.
 */
export async function requestStop(owner: Owner, turnId: string): Promise<void> {
  const { db, engine } = await database();
  const turn = await db
    .selectFrom("turns")
    .innerJoin("threads", "threads.id", "turns.thread_id")
    .select("turns.id")
    .where("turns.id", "=", turnId)
    .where("turns.owner_id", "=", owner.id)
    .where("threads.deleted_at", "is", null)
    .executeTakeFirst();
  if (!turn) throw new HttpError("not_found");
  await db
    .updateTable("turns")
    .set({ stop_requested_at: engine.now })
    .where("id", "=", turnId)
    .where("settled_at", "is", null)
    .returning(engine.notice("stop", sql.ref("id")).as("notice"))
    .execute();
  abortRun(turnId, "stop");
}

export async function requestStopOfThreads(owner: Owner, threadIds: readonly string[]): Promise<void> {
  const { db, engine } = await database();
  const turns = await db
    .updateTable("turns")
    .set({ stop_requested_at: engine.now })
    .where("thread_id", "in", threadIds)
    .where("owner_id", "=", owner.id)
    .where("settled_at", "is", null)
    .returning(["id", engine.notice("stop", sql.ref("id")).as("notice")])
    .execute();
  for (const { id } of turns) abortRun(id, "stop");
}
