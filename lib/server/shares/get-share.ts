import "server-only";
import type { ShareSnapshot } from "@/lib/protocol/shares";
import { database } from "@/lib/server/db/client";
import { HttpError } from "@/lib/server/errors";
import { errorFields, log } from "@/lib/server/log";
import { liveness } from "./live-share";
import { noteMiss } from "./note-miss";
import { snapshotSchema } from "./snapshot-schema";

/**
 * What a link shows, to anybody. Throws `share_gone` for a link that is no more, `not_found` for one that never
 * was, and `limit_reached` to an address that tries too many of those.
 */
export async function getShare(shareId: string, headers: Headers): Promise<ShareSnapshot> {
  const { db, engine } = await database();
  const share = await db
    .selectFrom("shares")
    .leftJoin("threads", "threads.id", "shares.thread_id")
    .select(["shares.snapshot", liveness(engine).as("is_live")])
    .where("shares.id", "=", shareId)
    .executeTakeFirst();
  if (!share) return noteMiss(headers);
  if (!share.is_live) throw new HttpError("share_gone");
  return snapshotSchema.parse(JSON.parse(share.snapshot));
}

/** Counts one more look at a link, for its owner. Where it cannot be counted it is a look all the same. */
export async function countView(shareId: string): Promise<void> {
  const { db } = await database();
  await db
    .updateTable("shares")
    .set((eb) => ({ views: eb("views", "+", 1) }))
    .where("id", "=", shareId)
    .execute()
    .catch((cause: unknown) => log.warn(errorFields(cause), "a look at a link could not be counted"));
}
