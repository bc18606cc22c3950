import "server-only";
import { sql } from "kysely";
import { database } from "./db/client";
import { toFailure } from "./gemini/failure";
import { deleteInteraction } from "./gemini/interactions";

const TIMEOUT_MS = 10_000;
const FIRST_WAIT_MS = 10_000;
const LONGEST_WAIT_MS = 6 * 3_600_000;
// After the longest retention that Google has, nothing is left to delete.
const ATTEMPTS = 260;

/** Deletes at Google what was deleted here. What fails stays noted and is tried again later. */
export async function deleteAtGoogle(): Promise<void> {
  const { db, engine } = await database();
  const due = await db
    .selectFrom("deletions")
    .select(["interaction_id", "attempts"])
    .where("next_attempt_at", "<=", engine.now)
    .limit(20)
    .execute();
  for (const { interaction_id, attempts } of due) {
    if ((await isDeleted(interaction_id)) || attempts >= ATTEMPTS) {
      await db.deleteFrom("deletions").where("interaction_id", "=", interaction_id).execute();
      continue;
    }
    const wait = Math.min(FIRST_WAIT_MS * 2 ** attempts, LONGEST_WAIT_MS);
    await db
      .updateTable("deletions")
      .set({ attempts: attempts + 1, next_attempt_at: sql<number>`${engine.now} + ${sql.lit(wait)}` })
      .where("interaction_id", "=", interaction_id)
      .execute();
  }
}

async function isDeleted(interactionId: string): Promise<boolean> {
  try {
    await deleteInteraction(interactionId, AbortSignal.timeout(TIMEOUT_MS));
    return true;
  } catch (cause) {
    return toFailure(cause).status === 404;
  }
}
