import "server-only";
import type { Transaction } from "kysely";
import { COMPARED_MAX, isComparedWith, standsBeside } from "@/lib/protocol/comparison";
import { turnSchema } from "@/lib/protocol/schemas";
import type { Turn } from "@/lib/protocol/thread";
import type { Schema } from "@/lib/server/db/schema";
import { HttpError } from "@/lib/server/errors";

/** A thread answers one message at a time, of a few targets where those are compared. Throws `thread_busy`. */
export async function checkNotBusy(tx: Transaction<Schema>, turn: Turn): Promise<void> {
  const running = await tx
    .selectFrom("turns")
    .select("turn")
    .where("thread_id", "=", turn.threadId)
    .where("id", "!=", turn.id)
    .where("settled_at", "is", null)
    .execute();
  const isBeside = ({ turn: stored }: { turn: string }) =>
    isComparedWith(turnSchema.parse(JSON.parse(stored)), turn);
  if (running.length >= COMPARED_MAX || !running.every(isBeside)) throw new HttpError("thread_busy");
}

/** Whether a new turn leaves the thread where it stands, with what answers there. */
export async function isBeside(tx: Transaction<Schema>, turn: Turn): Promise<boolean> {
  if (turn.comparisonId === undefined || turn.comparisonId === turn.id) return false;
  const rows = await tx
    .selectFrom("threads")
    .innerJoin("turns", "turns.thread_id", "threads.id")
    .select(["turns.turn", "turns.id", "threads.head_turn_id"])
    .where("threads.id", "=", turn.threadId)
    .where((eb) =>
      eb.or([eb("turns.id", "=", turn.comparisonId ?? ""), eb("turns.id", "=", eb.ref("head_turn_id"))]),
    )
    .execute();
  const find = (isWanted: (row: (typeof rows)[number]) => boolean) => {
    const row = rows.find(isWanted);
    return row && turnSchema.parse(JSON.parse(row.turn));
  };
  return standsBeside(
    turn,
    find(({ id }) => id === turn.comparisonId),
    find(({ id, head_turn_id }) => id === head_turn_id),
  );
}
