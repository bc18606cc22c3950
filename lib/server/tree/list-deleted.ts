import "server-only";
import { database } from "@/lib/server/db/client";

// What a page has not heard of that long it asks for anew.
const LISTED_MAX = 500;

/** The first turns of the branches that were deleted in a thread, which its asker has to own. */
export async function listDeleted(threadId: string): Promise<string[]> {
  const { db } = await database();
  const rows = await db
    .selectFrom("deleted_branches")
    .select("turn_id")
    .where("thread_id", "=", threadId)
    .orderBy("deleted_at", "desc")
    .limit(LISTED_MAX)
    .execute();
  return rows.map(({ turn_id }) => turn_id);
}
