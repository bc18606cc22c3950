import "server-only";
import { createHash } from "node:crypto";
import type { DecideCall } from "@/lib/protocol/api";
import {
  canonicalArguments,
  type FunctionCall,
  isComputerAction,
  pendingCallsOf,
} from "@/lib/protocol/calls";
import type { UnnumberedEvent } from "@/lib/protocol/events";
import type { Content } from "@/lib/protocol/interaction";
import { mediaUri } from "@/lib/protocol/media";
import type { Turn } from "@/lib/protocol/thread";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { HttpError } from "@/lib/server/errors";
import { isDraining } from "@/lib/server/shutdown-state";
import { noteMediaUse, resolveInput } from "./input-media";
import { planCall, reasonToRefuse } from "./plan-call";
import { foldAtRest, lockRestingTurn, saveRestingTurn } from "./resting-turn";
import { startRun } from "./run";
import { toResult } from "./to-result";

type CallName = { turnId: string; position: number };

/**
 * Stores what a person, or their browser, does about a call, and lets the turn go on once none of its
 * calls waits any more. What runs is what is stored: a request names it by its hash and carries none of
 * it. Throws `call_decided`, `call_changed`, `thread_busy`; then nothing is stored.
 */
export async function decideCall(owner: Owner, name: CallName, request: DecideCall): Promise<Turn> {
  if (isDraining()) throw new HttpError("draining");
  const screenshot = await findScreenshot(owner, request);
  const { db } = await database();
  const { turn, epoch } = await db.transaction().execute(async (tx) => {
    const resting = await lockRestingTurn(tx, owner, name.turnId);
    const call = resting && waitingCallOf(resting.turn, name.position);
    // Decided a moment ago: here, in another tab, on another device.
    if (!call) throw new HttpError("call_decided");
    if (hashOf(call) !== request.argumentsHash) throw new HttpError("call_changed");
    const events = toEvents(resting.turn, call, { request, screenshot });
    const decided = events.reduce(foldAtRest, resting.turn);
    if (screenshot) await noteMediaUse(tx, owner, { ...decided, input: [screenshot] });
    return saveRestingTurn(tx, owner, { turn: decided, epoch: resting.epoch });
  });
  if (epoch !== null) startRun({ owner, turn, epoch });
  return turn;
}

function waitingCallOf(turn: Turn, position: number): FunctionCall | null {
  if (turn.status !== "requires_action") return null;
  return pendingCallsOf(turn).find((pending) => pending.position === position) ?? null;
}

function hashOf(call: FunctionCall): string {
  return createHash("sha256").update(canonicalArguments(call)).digest("hex");
}

type Decision = { request: DecideCall; screenshot: Content | null };

function toEvents(turn: Turn, call: FunctionCall, { request, screenshot }: Decision): UnnumberedEvent[] {
  const { position } = call;
  const noted = (note: FunctionCall["note"]) =>
    ({ event_type: "turn.call_noted", position, note }) satisfies UnnumberedEvent;
  switch (request.action) {
    case "edit": {
      const edited = { ...call, arguments: request.arguments, argumentText: null };
      if (call.note.decision) throw new HttpError("call_decided");
      if (reasonToRefuse(turn, edited)) throw new HttpError("bad_request", { field: "arguments" });
      return [noted({ arguments: request.arguments })];
    }
    case "allow":
      if (call.note.decision) throw new HttpError("call_decided");
      return [noted({ decision: "allowed", scope: request.scope })];
    case "deny": {
      const { reason } = request;
      const result = `The person did not allow this call. ${reason ?? ""}`.trim();
      return [noted({ decision: "denied", reason }), answered(call, { result, isError: true })];
    }
    case "answer": {
      if (planCall(turn, call).kind !== "wait") throw new HttpError("call_decided");
      if (screenshot && !isComputerAction(turn, call))
        throw new HttpError("bad_request", { field: "screenshotId" });
      const { result, isError } = request;
      return [answered(call, { result, isError, ...(screenshot && { screenshot }) })];
    }
  }
}

function answered(call: FunctionCall, answer: Parameters<typeof toResult>[1]): UnnumberedEvent {
  const { position } = call;
  return { event_type: "turn.call_answered", position, step: toResult(call, answer), durationMs: 0 };
}

async function findScreenshot(owner: Owner, request: DecideCall): Promise<Content | null> {
  if (request.action !== "answer" || !request.screenshotId) return null;
  const [screenshot] = await resolveInput(owner, [{ type: "image", uri: mediaUri(request.screenshotId) }]);
  if (screenshot?.type !== "image") throw new HttpError("bad_request", { field: "screenshotId" });
  return screenshot;
}
