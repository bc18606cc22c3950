import "server-only";
import { createHash } from "node:crypto";
import type { Transaction } from "kysely";
import type { DecideCall } from "@/lib/protocol/api";
import { canonicalArguments, type FunctionCall, pendingCallsOf, toDenial } from "@/lib/protocol/calls";
import type { UnnumberedEvent } from "@/lib/protocol/events";
import type { Content } from "@/lib/protocol/interaction";
import { mediaUri } from "@/lib/protocol/media";
import { reduceTurn } from "@/lib/protocol/reduce";
import type { Turn } from "@/lib/protocol/thread";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import type { Schema } from "@/lib/server/db/schema";
import { HttpError } from "@/lib/server/errors";
import { isDraining } from "@/lib/server/shutdown-state";
import { noteMediaUse, resolveInput } from "./input-media";
import { instanceName, leaseEnd } from "./lease";
import { lockThread } from "./lock-thread";
import { planCall, reasonToRefuse } from "./plan-call";
import { startRun } from "./run";
import { toTurn } from "./stored-turn";
import { toResult } from "./to-result";

type Decided = { turn: Turn; epoch: number | null };

/**
 * Stores what a person, or their browser, does about a call, and lets the turn go on once none of its
 * calls waits any more. What runs is what is stored: a request names it by its hash and carries none of
 * it. Throws `call_decided`, `call_changed`, `thread_busy`; then nothing is stored.
 */
export async function decideCall(
  owner: Owner,
  { turnId, position }: { turnId: string; position: number },
  request: DecideCall,
): Promise<Turn> {
  if (isDraining()) throw new HttpError("draining");
  const { turn, epoch } = await store(owner, { turnId, position }, request);
  if (epoch !== null) startRun({ owner, turn, epoch });
  return turn;
}

async function store(
  owner: Owner,
  { turnId, position }: { turnId: string; position: number },
  request: DecideCall,
): Promise<Decided> {
  const screenshot = await findScreenshot(owner, request);
  const { db } = await database();
  return db.transaction().execute(async (tx) => {
    const before = await lockTurn(tx, owner, turnId);
    const call = pendingCallsOf(before.turn).find((pending) => pending.position === position);
    if (!call || before.turn.status !== "requires_action") throw new HttpError("call_decided");
    if (hashOf(call) !== request.argumentsHash) throw new HttpError("call_changed");
    const event = toEvent(before.turn, call, { request, screenshot });
    const decided = fold(before.turn, event);
    if (screenshot) await noteMediaUse(tx, owner, { ...decided, input: [screenshot] });
    if (isWaiting(decided)) {
      await saveTurn(tx, decided);
      return { turn: decided, epoch: null };
    }
    return resume(tx, decided, before.epoch + 1);
  });
}

async function lockTurn(
  tx: Transaction<Schema>,
  owner: Owner,
  turnId: string,
): Promise<{ turn: Turn; epoch: number }> {
  const known = await tx
    .selectFrom("turns")
    .select("thread_id")
    .where("id", "=", turnId)
    .where("owner_id", "=", owner.id)
    .executeTakeFirst();
  if (!known) throw new HttpError("not_found");
  await lockThread(tx, owner, known.thread_id);
  const row = await tx
    .selectFrom("turns")
    .select(["id", "turn", "settled_at", "epoch"])
    .where("id", "=", turnId)
    .executeTakeFirstOrThrow();
  // A turn that runs has been decided of: here a moment ago, in another tab, on another device.
  if (row.settled_at === null) throw new HttpError("call_decided");
  return { turn: await toTurn(row), epoch: row.epoch };
}

function hashOf(call: FunctionCall): string {
  return createHash("sha256").update(canonicalArguments(call)).digest("hex");
}

type Decision = { request: DecideCall; screenshot: Content | null };

function toEvent(turn: Turn, call: FunctionCall, { request, screenshot }: Decision): UnnumberedEvent {
  const { position } = call;
  const answered = (result: string, isError?: boolean): UnnumberedEvent => ({
    event_type: "turn.call_answered",
    step: toResult(call, { result, isError, ...(screenshot && { screenshot }) }),
    durationMs: 0,
  });
  switch (request.action) {
    case "edit": {
      const edited = { ...call, arguments: request.arguments, argumentText: null };
      if (call.note.decision) throw new HttpError("call_decided");
      if (reasonToRefuse(turn, edited)) throw new HttpError("bad_request", { field: "arguments" });
      return { event_type: "turn.call_noted", position, note: { arguments: request.arguments } };
    }
    case "allow":
      if (call.note.decision) throw new HttpError("call_decided");
      return {
        event_type: "turn.call_noted",
        position,
        note: { decision: "allowed", scope: request.scope },
      };
    case "deny":
      return answered(toDenial(request.reason), true);
    case "answer":
      if (planCall(turn, call).kind !== "wait") throw new HttpError("call_decided");
      return answered(request.result, request.isError);
  }
}

/** Numbered like the events of a running turn, so that a page knows which of two states is newer. */
function fold(turn: Turn, event: UnnumberedEvent): Turn {
  return reduceTurn(turn, { ...event, seq: turn.cursor + 1, at: Math.max(0, Date.now() - turn.createdAt) });
}

function isWaiting(turn: Turn): boolean {
  return pendingCallsOf(turn).some((call) => planCall(turn, call).kind === "wait");
}

async function saveTurn(tx: Transaction<Schema>, turn: Turn): Promise<void> {
  await tx
    .updateTable("turns")
    .set({ turn: JSON.stringify(turn) })
    .where("id", "=", turn.id)
    .execute();
}

/** Takes the turn up again, as if it had never rested. */
async function resume(tx: Transaction<Schema>, decided: Turn, epoch: number): Promise<Decided> {
  const turn = fold(decided, { event_type: "turn.resumed" });
  const busy = await tx
    .selectFrom("turns")
    .select("id")
    .where("thread_id", "=", turn.threadId)
    .where("settled_at", "is", null)
    .executeTakeFirst();
  if (busy) throw new HttpError("thread_busy");
  await tx
    .updateTable("turns")
    .set({
      turn: JSON.stringify(turn),
      epoch,
      lease_owner: instanceName(),
      lease_until: await leaseEnd(),
      settled_at: null,
      stop_requested_at: null,
    })
    .where("id", "=", turn.id)
    .execute();
  return { turn, epoch };
}

async function findScreenshot(owner: Owner, request: DecideCall): Promise<Content | null> {
  if (request.action !== "answer" || !request.screenshotId) return null;
  const [screenshot] = await resolveInput(owner, [{ type: "image", uri: mediaUri(request.screenshotId) }]);
  return screenshot ?? null;
}
