import "server-only";
import { sql, type Transaction } from "kysely";
import { newId } from "@/lib/protocol/id";
import { type CreateShare, SHARES_MAX, type ShareEntry } from "@/lib/protocol/shares";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import type { Schema } from "@/lib/server/db/schema";
import { HttpError } from "@/lib/server/errors";
import { logEvent } from "@/lib/server/log-event";
import { checkQuota } from "@/lib/server/media/quota";
import { lockThread } from "@/lib/server/turns/lock-thread";
import type { Copy } from "./copy-files";
import { getEntry } from "./list-shares";
import { isLive } from "./live-share";
import { withSnapshot } from "./make-snapshot";

const DAY_MS = 86_400_000;

/** Makes a link to what a branch of a thread is now. Nothing that happens to the thread later changes it. */
export async function createShare(owner: Owner, threadId: string, request: CreateShare): Promise<ShareEntry> {
  const shareId = newId();
  const { db, engine } = await database();
  await withSnapshot(owner, { shareId, threadId, request }, ({ columns, copies }) =>
    db.transaction().execute(async (tx) => {
      await lockThread(tx, owner, threadId);
      await checkQuota(tx, owner, sizesOf(copies));
      await checkRoom(tx, owner);
      await tx
        .insertInto("shares")
        .values({
          id: shareId,
          owner_id: owner.id,
          thread_id: threadId,
          ...columns,
          created_at: engine.now,
          updated_at: engine.now,
          expires_at: await expiryOf(request),
        })
        .execute();
      await insertFiles(tx, shareId, copies);
    }),
  );
  logEvent("share_created", { owner, count: request.mediaIds.length });
  return getEntry(owner, shareId);
}

/** When a link ends, by the database's clock. */
export async function expiryOf({ expiresInDays }: Pick<CreateShare, "expiresInDays">) {
  const { engine } = await database();
  return expiresInDays === null ? null : sql<number>`${engine.now} + ${sql.lit(expiresInDays * DAY_MS)}`;
}

export function sizesOf(copies: ReadonlyMap<string, Copy>): number[] {
  return [...copies.values()].map(({ size }) => size);
}

async function checkRoom(tx: Transaction<Schema>, owner: Owner): Promise<void> {
  const { engine } = await database();
  const { count } = await tx
    .selectFrom("shares")
    .innerJoin("threads", "threads.id", "shares.thread_id")
    .select(sql<number>`cast(count(*) as integer)`.as("count"))
    .where("shares.owner_id", "=", owner.id)
    .where(isLive(engine))
    .executeTakeFirstOrThrow();
  if (count >= SHARES_MAX) throw new HttpError("too_many_shares");
}

export async function insertFiles(
  tx: Transaction<Schema>,
  shareId: string,
  copies: ReadonlyMap<string, Copy>,
): Promise<void> {
  const { engine } = await database();
  const rows = [...copies].map(([source_media_id, { id, name, mimeType, size, sha256, width, height }]) => ({
    ...{ id, share_id: shareId, source_media_id, name, mime_type: mimeType, size, sha256, width, height },
    created_at: engine.now,
  }));
  if (rows.length > 0) await tx.insertInto("share_files").values(rows).execute();
}
