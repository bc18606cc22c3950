import "server-only";
import type { ShareEntry, UpdateShare } from "@/lib/protocol/shares";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { HttpError } from "@/lib/server/errors";
import { logEvent } from "@/lib/server/log-event";
import { checkQuota } from "@/lib/server/media/quota";
import { lockThread } from "@/lib/server/turns/lock-thread";
import { removeCopies } from "./copy-files";
import { expiryOf, insertFiles, sizesOf } from "./create-share";
import { getEntry } from "./list-shares";
import { liveness } from "./live-share";
import { withSnapshot } from "./make-snapshot";

/** Replaces what a link shows, files and all; the address stays. Throws `not_found` and `share_gone`. */
export async function updateShare(owner: Owner, shareId: string, request: UpdateShare): Promise<ShareEntry> {
  const { expiresInDays } = request;
  const { db, engine } = await database();
  const threadId = await threadOf(owner, shareId);
  const replaced = await withSnapshot(owner, { shareId, threadId, request }, ({ columns, copies }) =>
    db.transaction().execute(async (tx) => {
      await lockThread(tx, owner, threadId);
      // The link before its files, as where it is revoked: the other way round, the two could wait for each other.
      const updated = await tx
        .updateTable("shares")
        .set({
          ...columns,
          updated_at: engine.now,
          ...(expiresInDays !== undefined && { expires_at: await expiryOf({ expiresInDays }) }),
        })
        .where("id", "=", shareId)
        .where("owner_id", "=", owner.id)
        .where("revoked_at", "is", null)
        .executeTakeFirst();
      // It was revoked while the files were copied.
      if (updated.numUpdatedRows === 0n) throw new HttpError("share_gone");
      const files = await tx
        .deleteFrom("share_files")
        .where("share_id", "=", shareId)
        .returning("id")
        .execute();
      await checkQuota(tx, owner, sizesOf(copies));
      await insertFiles(tx, shareId, copies);
      return files.map(({ id }) => id);
    }),
  );
  await removeCopies(replaced);
  logEvent("share_updated", { owner, count: request.mediaIds.length });
  return getEntry(owner, shareId);
}

async function threadOf(owner: Owner, shareId: string): Promise<string> {
  const { db, engine } = await database();
  const share = await db
    .selectFrom("shares")
    .leftJoin("threads", "threads.id", "shares.thread_id")
    .select(["shares.thread_id", liveness(engine).as("is_live")])
    .where("shares.id", "=", shareId)
    .where("shares.owner_id", "=", owner.id)
    .executeTakeFirst();
  if (!share) throw new HttpError("not_found");
  if (!share.is_live || share.thread_id === null) throw new HttpError("share_gone");
  return share.thread_id;
}
