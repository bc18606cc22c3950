import "server-only";
import { sql } from "kysely";
import type { Owner } from "@/lib/server/access/owner";
import { ownsAny } from "@/lib/server/access/owns-any";
import { database } from "@/lib/server/db/client";
import { isAtRest, purgeThread } from "@/lib/server/delete-thread";
import { sweepEnvironments } from "@/lib/server/environments/delete-environment";
import { errorFields, log } from "@/lib/server/log";
import { sweepMedia } from "@/lib/server/media/sweep";
import { abortRun } from "@/lib/server/turns/running";
import { endThreadsOf } from "./end-threads";
import { removeAgentsOf } from "./remove-agents";
import { removeStoresOf } from "./remove-stores";

/** What has to be deleted at Google before the owner's row may go. */
const AT_GOOGLE = ["threads", "agents", "stores", "environments"] as const;
/** After so long what Google does not delete is left to it. */
const GIVEN_UP_MS = 30 * 86_400_000;
// Of files there may be thousands. What is left after that the sweep comes by for.
const MOST_BATCHES = 100;

/** Removes what is left of owners who are deleted, as far as it goes now. What fails is tried again the next time. */
export async function removeLeavers(): Promise<void> {
  const { db, engine } = await database();
  const leavers = await db
    .selectFrom("owners")
    .select("id")
    .select(sql<number>`${engine.now} - removed_at`.as("age"))
    .where("removed_at", "is not", null)
    .execute();
  for (const { id, age } of leavers) {
    await remove({ id }, age > GIVEN_UP_MS).catch((cause: unknown) =>
      log.warn(errorFields(cause), "what a deleted owner has left is removed later"),
    );
  }
}

async function remove(owner: Owner, isGivenUp: boolean): Promise<void> {
  await purgeThreadsOf(owner);
  await removeAgentsOf(owner);
  await removeStoresOf(owner);
  await sweepEnvironments();
  const { db } = await database();
  if (!isGivenUp && (await ownsAny(db, owner, AT_GOOGLE))) return;
  // What else is theirs goes with the row, and the bytes of files once nothing points to them.
  await db.deleteFrom("owners").where("id", "=", owner.id).where("removed_at", "is not", null).execute();
  for (let batch = 0; batch < MOST_BATCHES && (await sweepMedia()) > 0; batch += 1);
}

/** Their interactions are noted for deletion at Google with it. What still runs is waited for. */
async function purgeThreadsOf(owner: Owner): Promise<void> {
  const { db } = await database();
  // A request that was under way when they were deleted may have brought one since.
  for (const turnId of await endThreadsOf(db, owner)) abortRun(turnId, "stop");
  const threads = await db
    .selectFrom("threads")
    .select("id")
    .where("owner_id", "=", owner.id)
    .where(isAtRest)
    .execute();
  for (const { id } of threads) {
    await purgeThread(id).catch((cause: unknown) =>
      log.error({ threadId: id, ...errorFields(cause) }, "a thread could not be removed"),
    );
  }
}
