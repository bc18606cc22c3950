import "server-only";
import { createHash } from "node:crypto";
import type { Transaction } from "kysely";
import type { CreateTurn } from "@/lib/protocol/api";
import { runsInBackground } from "@/lib/protocol/background";
import { targetOf } from "@/lib/protocol/models";
import { newTurn, type Turn } from "@/lib/protocol/thread";
import type { Owner } from "@/lib/server/access/owner";
import { checkAgent, checkRoomForAgent } from "@/lib/server/agents/check-agent";
import { database } from "@/lib/server/db/client";
import type { Schema } from "@/lib/server/db/schema";
import { HttpError } from "@/lib/server/errors";
import { isDraining } from "@/lib/server/shutdown-state";
import { worksInEnvironment } from "./find-environment";
import { noteMediaUse, resolveInput } from "./input-media";
import { instanceName, leaseEnd } from "./lease";
import { lockThread } from "./lock-thread";
import { startRun } from "./run";

const FIRST_EPOCH = 1;

/**
 * Makes a turn and starts it. A request that comes again finds the turn that it made; another body
 * under the same id is a conflict. Everything is stored when this resolves, nothing when it throws.
 */
export async function createTurn(owner: Owner, threadId: string, request: CreateTurn): Promise<void> {
  const hash = hashOf(threadId, request);
  if (await isRepeated(owner, request.turnId, hash)) return;
  const target = targetOf(request.settings);
  if (request.kind === "continuation" && target.output !== "text") {
    throw new HttpError("bad_request", { field: "kind" });
  }
  if (target.agent) await checkAgent(owner, request.settings, target);
  if (isDraining()) throw new HttpError("draining");
  const turn = newTurn({
    id: request.turnId,
    threadId,
    parentId: request.parentId,
    kind: request.kind,
    input: await resolveInput(owner, request.input),
    settings: request.settings,
    createdAt: Date.now(),
  });
  const isNew = await store(owner, turn, hash, request.newThread === true);
  if (isNew) startRun({ owner, turn, epoch: FIRST_EPOCH });
}

function hashOf(threadId: string, request: CreateTurn): string {
  return createHash("sha256")
    .update(JSON.stringify([threadId, request]))
    .digest("base64url");
}

async function isRepeated(owner: Owner, turnId: string, hash: string): Promise<boolean> {
  const { db } = await database();
  const known = await db
    .selectFrom("turns")
    .select(["owner_id", "request_hash"])
    .where("id", "=", turnId)
    .executeTakeFirst();
  return known !== undefined && isSame(owner, known, hash);
}

function isSame(owner: Owner, known: { owner_id: string; request_hash: string }, hash: string): boolean {
  if (known.owner_id !== owner.id) throw new HttpError("not_found");
  if (known.request_hash !== hash) throw new HttpError("turn_conflict");
  return true;
}

/** Returns false where the same request was stored a moment ago. */
async function store(owner: Owner, turn: Turn, hash: string, isNewThread: boolean): Promise<boolean> {
  const { db, engine } = await database();
  const lease_until = await leaseEnd();
  return db.transaction().execute(async (tx) => {
    if (isNewThread) await insertThread(tx, owner, turn);
    await lockThread(tx, owner, turn.threadId);
    const inserted = await tx
      .insertInto("turns")
      .values({
        id: turn.id,
        thread_id: turn.threadId,
        owner_id: owner.id,
        parent_id: turn.parentId,
        request_hash: hash,
        created_at: turn.createdAt,
        turn: JSON.stringify(turn),
        epoch: FIRST_EPOCH,
        is_background: runsInBackground(turn.settings, targetOf(turn.settings)) ? 1 : 0,
        agent: turn.settings.agent ?? null,
        lease_owner: instanceName(),
        lease_until,
      })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .executeTakeFirst();
    if (inserted.numInsertedOrUpdatedRows === 0n) {
      const known = await tx
        .selectFrom("turns")
        .select(["owner_id", "request_hash"])
        .where("id", "=", turn.id)
        .executeTakeFirstOrThrow();
      return !isSame(owner, known, hash);
    }
    await checkPlace(tx, turn);
    if (worksInEnvironment(turn)) await checkRoomForAgent(tx, owner, turn.id);
    await noteMediaUse(tx, owner, turn);
    await tx
      .updateTable("threads")
      .set({ head_turn_id: turn.id, settings: JSON.stringify(turn.settings), updated_at: engine.now })
      .where("id", "=", turn.threadId)
      .execute();
    return true;
  });
}

async function insertThread(tx: Transaction<Schema>, owner: Owner, turn: Turn): Promise<void> {
  await tx
    .insertInto("threads")
    .values({
      id: turn.threadId,
      owner_id: owner.id,
      settings: JSON.stringify(turn.settings),
      created_at: turn.createdAt,
      updated_at: turn.createdAt,
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
}

async function checkPlace(tx: Transaction<Schema>, turn: Turn): Promise<void> {
  const others = await tx
    .selectFrom("turns")
    .select(["id", "settled_at"])
    .where("thread_id", "=", turn.threadId)
    .where("id", "!=", turn.id)
    .where((eb) => eb.or([eb("settled_at", "is", null), eb("id", "=", turn.parentId ?? "")]))
    .execute();
  if (others.some((other) => other.settled_at === null)) throw new HttpError("thread_busy");
  const hasParent = turn.parentId === null || others.some((other) => other.id === turn.parentId);
  if (!hasParent) throw new HttpError("not_found");
}
