import "server-only";
import { database } from "@/lib/server/db/client";
import { log } from "@/lib/server/log";

/** Notes that the store does not have what a row promises, so that the same bytes may come again. */
export async function noteMissing(blobId: string): Promise<void> {
  const { db, engine } = await database();
  const result = await db
    .updateTable("blobs")
    .set({ missing_at: engine.now })
    .where("id", "=", blobId)
    .where("missing_at", "is", null)
    .executeTakeFirst();
  if (result.numUpdatedRows > 0n) log.warn({ blobId }, "the bytes of a file are missing");
}
