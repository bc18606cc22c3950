import "server-only";
import { sql } from "kysely";
import { SHARES_MAX, type ShareEntry, type ShareList } from "@/lib/protocol/shares";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { HttpError } from "@/lib/server/errors";
import { isLive } from "./live-share";

/** The links of an owner that still work, newest first: all, or those of one thread. */
export async function listShares(owner: Owner, threadId?: string): Promise<ShareList> {
  return { shares: await findEntries(owner, { threadId }) };
}

export async function getEntry(owner: Owner, shareId: string): Promise<ShareEntry> {
  const [entry] = await findEntries(owner, { shareId });
  // It was revoked in this moment.
  if (!entry) throw new HttpError("share_gone");
  return entry;
}

type Which = { threadId?: string | undefined; shareId?: string | undefined };

async function findEntries(owner: Owner, { threadId, shareId }: Which): Promise<ShareEntry[]> {
  const { db, engine } = await database();
  const rows = await db
    .selectFrom("shares")
    .innerJoin("threads", "threads.id", "shares.thread_id")
    .select(["shares.id", "shares.thread_id", "shares.title", "shares.messages", "shares.views"])
    .select(["shares.created_at", "shares.updated_at", "shares.expires_at"])
    .select((eb) => [
      eb
        .selectFrom("share_files")
        .select(sql<number>`cast(count(*) as integer)`.as("files"))
        .whereRef("share_files.share_id", "=", "shares.id")
        .as("files"),
      eb
        .exists(
          eb
            .selectFrom("turns")
            .select("turns.id")
            .whereRef("turns.parent_id", "=", "shares.head_turn_id")
            .whereRef("turns.thread_id", "=", "shares.thread_id")
            .where("turns.settled_at", "is not", null)
            .where(sql<boolean>`coalesce(turns.status, '') <> 'requires_action'`),
        )
        .as("is_outdated"),
    ])
    .where("shares.owner_id", "=", owner.id)
    .where(isLive(engine))
    .$if(threadId !== undefined, (query) => query.where("shares.thread_id", "=", threadId ?? ""))
    .$if(shareId !== undefined, (query) => query.where("shares.id", "=", shareId ?? ""))
    .orderBy("shares.created_at", "desc")
    .orderBy("shares.id")
    .limit(SHARES_MAX)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    threadId: row.thread_id,
    title: row.title,
    messages: row.messages,
    files: row.files ?? 0,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    expiresAt: row.expires_at,
    views: row.views,
    isOutdated: Boolean(row.is_outdated),
  }));
}
