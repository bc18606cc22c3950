import "server-only";
import type { ForkedThread, ForkThread } from "@/lib/protocol/api-tree";
import { newId } from "@/lib/protocol/id";
import { mediaIdOf } from "@/lib/protocol/media";
import { isTurnSettled, TITLE_MAX_LENGTH, type Turn } from "@/lib/protocol/thread";
import { mediaOfTurn } from "@/lib/protocol/to-conversation";
import { pathTo } from "@/lib/protocol/tree";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { HttpError } from "@/lib/server/errors";
import { findMedia } from "@/lib/server/media/stored-media";
import { getThread } from "@/lib/server/threads";
import { storeThread } from "@/lib/server/transfer/store-thread";
import { restoreSignatures } from "@/lib/server/turns/signatures";

/**
 * Makes a thread of the turns from the root to one of them. It has the same files, and names the same interactions:
 * what Google keeps of them is not sent again. Asked for again it is the thread that it made before. Throws
 * `not_found`, and `thread_busy` where one of them is not over.
 */
export async function forkThread(owner: Owner, threadId: string, asked: ForkThread): Promise<ForkedThread> {
  const { thread, turns } = await getThread(owner, threadId);
  const path = pathTo(Object.fromEntries(turns.map((turn) => [turn.id, turn])), asked.turnId);
  const last = path.at(-1);
  if (!last) throw new HttpError("not_found");
  // Of a call that waits there would be two, and what it does would be done twice.
  const isOver = path.every((turn) => isTurnSettled(turn) && turn.status !== "requires_action");
  if (!isOver) throw new HttpError("thread_busy");
  const origins = await originsOf(owner, threadId);
  const ids = new Map(path.map(({ id }) => [id, newId()] as const));
  const isNew = await storeThread(owner, {
    id: asked.threadId,
    title: thread.title === null ? null : toForkTitle(thread.title),
    settings: thread.settings,
    headTurnId: ids.get(last.id) ?? null,
    createdAt: Date.now(),
    folderId: thread.folderId,
    turns: await Promise.all(path.map((turn) => copyTurn(turn, asked.threadId, ids))),
    originIds: new Map([...ids].map(([id, copy]) => [copy, origins.get(id) ?? id])),
    mediaIds: await mediaIdsOf(owner, path),
  });
  const origin = origins.get(last.id) ?? last.id;
  if (!isNew && !(await isForkAt(owner, asked.threadId, origin))) throw new HttpError("not_found");
  return { threadId: asked.threadId };
}

async function copyTurn(turn: Turn, threadId: string, ids: ReadonlyMap<string, string>): Promise<Turn> {
  const copyOf = (id: string) => ids.get(id) ?? "";
  return {
    ...turn,
    id: copyOf(turn.id),
    threadId,
    parentId: turn.parentId === null ? null : copyOf(turn.parentId),
    steps: await restoreSignatures(turn.id, turn.steps),
  };
}

/** Those that are still here: what is gone is as gone in the fork. */
async function mediaIdsOf(owner: Owner, turns: readonly Turn[]): Promise<string[]> {
  const ids = turns.flatMap(mediaOfTurn).flatMap(({ uri }) => mediaIdOf(uri) ?? []);
  return [...(await findMedia(owner, ids)).keys()];
}

/** The first of their kind, of the turns of a thread that was forked itself. */
async function originsOf(owner: Owner, threadId: string): Promise<ReadonlyMap<string, string>> {
  const { db } = await database();
  const rows = await db
    .selectFrom("turns")
    .select(["id", "origin_id"])
    .where("thread_id", "=", threadId)
    .where("owner_id", "=", owner.id)
    .execute();
  return new Map(rows.flatMap(({ id, origin_id }) => (origin_id === null ? [] : [[id, origin_id] as const])));
}

async function isForkAt(owner: Owner, threadId: string, originId: string): Promise<boolean> {
  const { db } = await database();
  const row = await db
    .selectFrom("turns")
    .select("id")
    .where("thread_id", "=", threadId)
    .where("owner_id", "=", owner.id)
    .where("origin_id", "=", originId)
    .executeTakeFirst();
  return row !== undefined;
}

const MARK = " (fork)";

/** A fork of a fork is called like the first. */
export function toForkTitle(title: string): string {
  const name = title.endsWith(MARK) ? title.slice(0, -MARK.length) : title;
  return `${name.slice(0, TITLE_MAX_LENGTH - MARK.length).trimEnd()}${MARK}`.toWellFormed();
}
