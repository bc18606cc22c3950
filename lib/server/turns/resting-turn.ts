import "server-only";
import type { Transaction } from "kysely";
import { pendingCallsOf } from "@/lib/protocol/calls";
import type { UnnumberedEvent } from "@/lib/protocol/events";
import { reduceTurn } from "@/lib/protocol/reduce";
import type { Turn } from "@/lib/protocol/thread";
import type { Owner } from "@/lib/server/access/owner";
import { checkRoomForAgent } from "@/lib/server/agents/check-agent";
import type { Schema } from "@/lib/server/db/schema";
import { HttpError } from "@/lib/server/errors";
import { reserveAgain } from "@/lib/server/limits/reserve";
import { settleCost } from "@/lib/server/limits/settle";
import { checkNotBusy } from "./compared";
import { worksInEnvironment } from "./find-environment";
import { instanceName, leaseEnd } from "./lease";
import { lockThread } from "./lock-thread";
import { planCall } from "./plan-call";
import { toTurn } from "./stored-turn";

/** A turn that nobody runs, its thread locked. `epoch` is that of its last run. */
export type RestingTurn = { turn: Turn; epoch: number };

/** Null where the turn runs. Throws `not_found` where the owner has none of that id. */
export async function lockRestingTurn(
  tx: Transaction<Schema>,
  owner: Owner,
  turnId: string,
): Promise<RestingTurn | null> {
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
    // Its branch may have been deleted while this waited.
    .where("thread_id", "=", known.thread_id)
    .where("owner_id", "=", owner.id)
    .executeTakeFirst();
  if (!row) throw new HttpError("not_found");
  return row.settled_at === null ? null : { turn: await toTurn(row), epoch: row.epoch };
}

/** Numbered like the events of a running turn, so that a page knows which of two states is newer. */
export function foldAtRest(turn: Turn, event: UnnumberedEvent): Turn {
  return reduceTurn(turn, { ...event, seq: turn.cursor + 1, at: Math.max(0, Date.now() - turn.createdAt) });
}

/**
 * Stores a turn that has changed at rest. One whose calls wait for nobody is taken up again: it has a
 * lease then, and a new epoch, with which the caller runs it once the transaction is through. Null: it rests on.
 */
export async function saveRestingTurn(
  tx: Transaction<Schema>,
  owner: Owner,
  { turn, epoch }: RestingTurn,
): Promise<{ turn: Turn; epoch: number | null }> {
  if (turn.status !== "requires_action" || isWaiting(turn)) {
    await tx
      .updateTable("turns")
      .set({ turn: JSON.stringify(turn), status: turn.status })
      .where("id", "=", turn.id)
      .execute();
    await settleCost(tx, turn);
    return { turn, epoch: null };
  }
  if (worksInEnvironment(turn)) await checkRoomForAgent(tx, owner, turn.id);
  await reserveAgain(tx, turn, owner);
  return takeUpAgain(tx, { turn, epoch });
}

function isWaiting(turn: Turn): boolean {
  return pendingCallsOf(turn).some((call) => planCall(turn, call).kind === "wait");
}

/** Gives a turn that rests a lease and its next epoch: the caller runs it once the transaction is through. */
export async function takeUpAgain(tx: Transaction<Schema>, resting: RestingTurn): Promise<RestingTurn> {
  const turn = foldAtRest(resting.turn, { event_type: "turn.resumed" });
  const epoch = resting.epoch + 1;
  await checkNotBusy(tx, turn);
  await tx
    .updateTable("turns")
    .set({
      turn: JSON.stringify(turn),
      epoch,
      lease_owner: instanceName(),
      lease_until: await leaseEnd(),
      settled_at: null,
      status: null,
      stop_requested_at: null,
      dismissed_at: null,
    })
    .where("id", "=", turn.id)
    .execute();
  return { turn, epoch };
}
