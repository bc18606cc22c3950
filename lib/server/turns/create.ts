import "server-only";
import { createHash } from "node:crypto";
import type { Transaction } from "kysely";
import type { CreateTurn } from "@/lib/protocol/api";
import { runsInBackground } from "@/lib/protocol/background";
import { mediaIn } from "@/lib/protocol/media";
import { targetOf } from "@/lib/protocol/models";
import { reduceTurn } from "@/lib/protocol/reduce";
import { newTurn, type Turn } from "@/lib/protocol/thread";
import type { Owner } from "@/lib/server/access/owner";
import { checkAgent, checkRoomForAgent } from "@/lib/server/agents/check-agent";
import { database } from "@/lib/server/db/client";
import type { Schema } from "@/lib/server/db/schema";
import { HttpError } from "@/lib/server/errors";
import { admitTurn } from "@/lib/server/limits/admit-turn";
import { isDraining } from "@/lib/server/shutdown-state";
import { checkNotBusy, isBeside } from "./compared";
import { worksInEnvironment } from "./find-environment";
import { noteMediaUse, resolveInput } from "./input-media";
import { instanceName, leaseEnd } from "./lease";
import { lockThread } from "./lock-thread";
import { startRun } from "./run";

const FIRST_EPOCH = 1;

/**
 * Makes a turn and starts it. A request that comes again finds the turn that it made; another body
 * under the same id is a conflict. Everything is stored when this resolves, nothing when it throws.
 * `address` is the key of whence it came, where that is known.
 */
export async function createTurn(
  owner: Owner,
  threadId: string,
  request: CreateTurn,
  address: string | null = null,
): Promise<void> {
  const hash = hashOf(threadId, request);
  if (await isRepeated(owner, request.turnId, hash)) return;
  const target = targetOf(request.settings);
  if (request.kind === "continuation" && target.output !== "text") {
    throw new HttpError("bad_request", { field: "kind" });
  }
  if (target.agent) await checkAgent(owner, request.settings, target);
  if (isDraining()) throw new HttpError("draining");
  const created = newTurn({
    id: request.turnId,
    threadId,
    parentId: request.parentId,
    comparisonId: request.comparisonId,
    kind: request.kind,
    input: await resolveInput(owner, request.input),
    settings: request.settings,
    createdAt: Date.now(),
  });
  const isMarked = isCalledAtOnce(created);
  const turn = isMarked ? mark(created) : created;
  const isNew = await store({ owner, turn, hash, address, isNewThread: request.newThread === true });
  if (isNew) startRun({ owner, turn, epoch: FIRST_EPOCH, isMarked });
}

/** Whether nothing has to be brought to Google before the call, or looked for there. */
function isCalledAtOnce(turn: Turn): boolean {
  return mediaIn(turn.input).length === 0 && !worksInEnvironment(turn);
}

// The mark that the call goes out has to be stored before it does: with the turn itself, that is no commit more.
function mark(turn: Turn): Turn {
  const isBackground = runsInBackground(turn.settings, targetOf(turn.settings));
  return reduceTurn(turn, { event_type: "turn.started", seq: 1, at: 0, isBackground });
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

type New = { owner: Owner; turn: Turn; hash: string; address: string | null; isNewThread: boolean };

/** Returns false where the same request was stored a moment ago: only what is new counts against any limit. */
async function store({ owner, turn, hash, address, isNewThread }: New): Promise<boolean> {
  const { db, engine } = await database();
  const lease_until = await leaseEnd();
  return db.transaction().execute(async (tx) => {
    // What is made here nobody else can see, let alone be in.
    const isFirst = isNewThread && (await insertThread(tx, owner, turn));
    if (!isFirst) await lockThread(tx, owner, turn.threadId);
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
    if (!isFirst || turn.parentId !== null) await checkPlace(tx, turn);
    if (worksInEnvironment(turn)) await checkRoomForAgent(tx, owner, turn.id);
    await noteMediaUse(tx, owner, turn);
    const shown = { head_turn_id: turn.id, settings: JSON.stringify(turn.settings) };
    await tx
      .updateTable("threads")
      // Whoever goes on with a thread has it in their list again.
      .set({ ...(!(await isBeside(tx, turn)) && shown), updated_at: engine.now, archived_at: null })
      .where("id", "=", turn.threadId)
      .execute();
    // Last, because what many share is locked from here to the end.
    await admitTurn(tx, turn, { owner, address });
    return true;
  });
}

/** Returns whether there was none of that id. */
async function insertThread(tx: Transaction<Schema>, owner: Owner, turn: Turn): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("threads")
    .values({
      id: turn.threadId,
      owner_id: owner.id,
      settings: JSON.stringify(turn.settings),
      created_at: turn.createdAt,
      updated_at: turn.createdAt,
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

async function checkPlace(tx: Transaction<Schema>, turn: Turn): Promise<void> {
  await checkNotBusy(tx, turn);
  if (turn.parentId === null) return;
  const parent = await tx
    .selectFrom("turns")
    .select("id")
    .where("thread_id", "=", turn.threadId)
    .where("id", "=", turn.parentId)
    .executeTakeFirst();
  if (!parent) throw new HttpError("not_found");
}
