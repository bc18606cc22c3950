import "server-only";
import { reduceTurn } from "@/lib/protocol/reduce";
import type { Turn } from "@/lib/protocol/thread";
import { tellActivity } from "@/lib/server/activity/watches";
import { database } from "@/lib/server/db/client";
import { runErrands } from "@/lib/server/errands";
import { getInteraction } from "@/lib/server/gemini/interactions";
import { settleCost } from "@/lib/server/limits/settle";
import { lockRestingTurn } from "./resting-turn";

const TIMEOUT_MS = 10_000;
const ATTEMPTS = 10;
// What was stopped or has failed may never tell.
const TELLS = ["completed", "incomplete", "budget_exceeded", "requires_action"];

/** The interactions of a turn that ended without a word of what they used: Google tells of some only later. */
export function silentInteractionsOf({ interactions, isBackground }: Turn): string[] {
  const silent = interactions.filter(
    ({ id, usage, status }) => id !== "" && !usage && TELLS.includes(status),
  );
  return isBackground ? silent.map(({ id }) => id) : [];
}

/** Asks Google what interactions have used that did not tell at their end. */
export async function askForUsages(): Promise<void> {
  await runErrands({
    table: "late_usages",
    firstWaitMs: 2_000,
    longestWaitMs: 3_600_000,
    attempts: ATTEMPTS,
    run: isTold,
  });
}

async function isTold(interactionId: string): Promise<boolean> {
  const found = await getInteraction(interactionId, AbortSignal.timeout(TIMEOUT_MS)).catch(() => null);
  const { usage } = found ?? {};
  if (!usage) return false;
  const { db } = await database();
  const told = await db.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom("late_usages")
      .innerJoin("turns", "turns.id", "late_usages.turn_id")
      .innerJoin("threads", "threads.id", "turns.thread_id")
      .select(["turns.id", "turns.owner_id"])
      .where("interaction_id", "=", interactionId)
      .where("threads.deleted_at", "is", null)
      .executeTakeFirst();
    if (!row) return { owner: null };
    const owner = { id: row.owner_id };
    const resting = await lockRestingTurn(tx, owner, row.id);
    // It waited for its person and goes on: its row is written at its end.
    if (!resting) return null;
    const { turn } = resting;
    const at = turn.settledAt ?? 0;
    const event = { event_type: "turn.usage_noted", interactionId, usage, seq: turn.cursor + 1, at } as const;
    const known = reduceTurn(turn, event);
    await tx
      .updateTable("turns")
      .set({ turn: JSON.stringify(known), indexed_at: null })
      .where("id", "=", turn.id)
      .execute();
    await settleCost(tx, known);
    return { owner };
  });
  if (told?.owner) tellActivity(told.owner);
  return told !== null;
}
