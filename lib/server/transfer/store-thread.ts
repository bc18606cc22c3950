import "server-only";
import type { Transaction } from "kysely";
import { newId } from "@/lib/protocol/id";
import { mediaIdOf } from "@/lib/protocol/media";
import type { Placement, Thread, Turn } from "@/lib/protocol/thread";
import { mediaOfTurn } from "@/lib/protocol/to-conversation";
import type { Owner } from "@/lib/server/access/owner";
import { tellActivity } from "@/lib/server/activity/watches";
import { batches } from "@/lib/server/db/batches";
import { database } from "@/lib/server/db/client";
import type { Schema } from "@/lib/server/db/schema";
import { HttpError } from "@/lib/server/errors";
import { withoutSignature } from "@/lib/server/turns/signatures";

/** A thread that was elsewhere before, with settled turns. `mediaIds` are the files that came for it. */
export type ArrivedThread = Omit<Thread, "updatedAt" | keyof Placement> & {
  folderId?: string | null;
  /** Where it stands in the list, in ms since the epoch: before all others where it is left out. */
  updatedAt?: number | undefined;
  turns: readonly Turn[];
  /** What its turns were first, by their ids, where they have interactions in common with those. */
  originIds?: ReadonlyMap<string, string>;
  mediaIds: readonly string[];
};

/**
 * Stores a thread that arrives whole, as the owner's: all of it, or nothing. Resolves to whether it is new: of one
 * whose id is taken nothing is stored.
 */
export async function storeThread(owner: Owner, thread: ArrivedThread): Promise<boolean> {
  const { id, title, settings, headTurnId, createdAt, turns, originIds, mediaIds } = thread;
  const { db, engine } = await database();
  const isNew = await db.transaction().execute(async (tx) => {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto("threads")
      .values(({ selectFrom }) => ({
        id,
        owner_id: owner.id,
        title,
        settings: JSON.stringify(settings),
        head_turn_id: headTurnId,
        created_at: createdAt,
        updated_at: thread.updatedAt ?? engine.now,
        // One that was deleted meanwhile is none.
        folder_id: selectFrom("folders")
          .select("folders.id")
          .where("folders.id", "=", thread.folderId ?? null)
          .where("folders.owner_id", "=", owner.id),
      }))
      .onConflict((conflict) => conflict.column("id").doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 0n) return false;
    for (const batch of batches(turns)) await insertTurns(tx, owner, { turns: batch, originIds });
    await markUsed(tx, owner, mediaIds);
    for (const batch of batches(usesOf(turns, mediaIds))) {
      await tx.insertInto("media_uses").values(batch).execute();
    }
    // After its turns, or they would count as news.
    await tx.updateTable("threads").set({ seen_at: engine.now }).where("id", "=", id).execute();
    return true;
  });
  tellActivity(owner);
  return isNew;
}

async function insertTurns(
  tx: Transaction<Schema>,
  owner: Owner,
  { turns, originIds }: { turns: readonly Turn[]; originIds: ArrivedThread["originIds"] },
): Promise<void> {
  const { engine } = await database();
  const signatures: { turn_id: string; ref: string; signature: string }[] = [];
  const rows = turns.map((turn) => {
    const steps = turn.steps.map((step, position) =>
      withoutSignature(step, (signature) => {
        const ref = `i${position}`;
        signatures.push({ turn_id: turn.id, ref, signature });
        return ref;
      }),
    );
    return {
      id: turn.id,
      thread_id: turn.threadId,
      owner_id: owner.id,
      parent_id: turn.parentId,
      // No request has made it, so none finds it again.
      request_hash: newId(),
      created_at: turn.createdAt,
      turn: JSON.stringify({ ...turn, steps }),
      epoch: 1,
      agent: turn.settings.agent ?? null,
      settled_at: engine.now,
      status: turn.status,
      dismissed_at: engine.now,
      is_copy: 1,
      origin_id: originIds?.get(turn.id) ?? null,
    };
  });
  await tx.insertInto("turns").values(rows).execute();
  for (const batch of batches(signatures)) await tx.insertInto("signatures").values(batch).execute();
}

async function markUsed(tx: Transaction<Schema>, owner: Owner, mediaIds: readonly string[]): Promise<void> {
  if (mediaIds.length === 0) return;
  const { engine } = await database();
  const used = await tx
    .updateTable("media")
    .set({ used_at: engine.now })
    .where("owner_id", "=", owner.id)
    .where("id", "in", [...mediaIds])
    .executeTakeFirst();
  // One of them was swept away since it came.
  if (used.numUpdatedRows !== BigInt(mediaIds.length)) throw new HttpError("attachment_gone");
}

function usesOf(turns: readonly Turn[], mediaIds: readonly string[]) {
  const known = new Set(mediaIds);
  return turns.flatMap((turn) => {
    const ids = new Set(mediaOfTurn(turn).flatMap(({ uri }) => mediaIdOf(uri) ?? []));
    return [...ids].filter((id) => known.has(id)).map((media_id) => ({ turn_id: turn.id, media_id }));
  });
}
