import "server-only";
import { idSchema } from "@/lib/protocol/schemas";
import { database } from "@/lib/server/db/client";
import { liveness } from "./live-share";

/** The HTTP status of a link: whether it works, works no more, or never did. */
export async function shareStatus(shareId: string): Promise<200 | 404 | 410> {
  if (!idSchema.safeParse(shareId).success) return 404;
  const { db, engine } = await database();
  const share = await db
    .selectFrom("shares")
    .leftJoin("threads", "threads.id", "shares.thread_id")
    .select(liveness(engine).as("is_live"))
    .where("shares.id", "=", shareId)
    .executeTakeFirst();
  if (!share) return 404;
  return share.is_live ? 200 : 410;
}
