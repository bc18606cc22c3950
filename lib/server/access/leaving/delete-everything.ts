import "server-only";
import type { Owner } from "@/lib/server/access/owner";
import { endStreamsOf } from "@/lib/server/access/session-streams";
import type { Visitor } from "@/lib/server/access/visitor";
import { tellActivity } from "@/lib/server/activity/watches";
import { database } from "@/lib/server/db/client";
import { errorFields, log } from "@/lib/server/log";
import { logEvent } from "@/lib/server/log-event";
import { removeCopies } from "@/lib/server/shares/copy-files";
import { endSharesOf } from "@/lib/server/shares/end-shares";
import { abortRun } from "@/lib/server/turns/running";
import { endThreadsOf } from "./end-threads";
import { removeLeavers } from "./remove-leavers";

/**
 * Deletes an owner with everything that is theirs. From here on nobody speaks for them, nothing of theirs can be
 * reached, what runs is stopped and what is open is closed. The rest is removed by `removeLeavers`, which also goes
 * on with it where Google or a running answer has to be waited for.
 */
export async function deleteEverything(owner: Owner, visitor: Visitor): Promise<void> {
  const { db, engine } = await database();
  const left = await db.transaction().execute(async (tx) => {
    // Threads before their owner, as everywhere: the other way round, two could wait for each other.
    const turnIds = await endThreadsOf(tx, owner);
    await tx.updateTable("owners").set({ removed_at: engine.now }).where("id", "=", owner.id).execute();
    const sessions = await tx
      .deleteFrom("sessions")
      .where("owner_id", "=", owner.id)
      .returning("id")
      .execute();
    for (const table of ["accounts", "mcp_servers", "functions"] as const) {
      await tx.deleteFrom(table).where("owner_id", "=", owner.id).execute();
    }
    const copies = await endSharesOf(tx, owner);
    await tx
      .updateTable("environments")
      .set({ removed_at: engine.now })
      .where("owner_id", "=", owner.id)
      .where("removed_at", "is", null)
      .execute();
    return { sessions, turnIds, copies };
  });
  for (const id of left.turnIds) abortRun(id, "stop");
  endStreamsOf(left.sessions.map(({ id }) => id));
  visitor.keepSession(null);
  tellActivity(owner);
  logEvent("account_deleted", { owner });
  await removeCopies(left.copies);
  // Nobody has to wait for Google to be told that it is done here.
  void removeLeavers().catch((cause: unknown) =>
    log.error(errorFields(cause), "what was left is still here"),
  );
}
