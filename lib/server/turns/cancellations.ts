import "server-only";
import type { Kysely } from "kysely";
import { isSettled } from "@/lib/protocol/interaction";
import type { Turn } from "@/lib/protocol/thread";
import { database } from "@/lib/server/db/client";
import type { Schema } from "@/lib/server/db/schema";
import { runErrands } from "@/lib/server/errands";
import { cancelInteraction } from "@/lib/server/gemini/interactions";
import { look } from "./find-interaction";

const TIMEOUT_MS = 10_000;
// For longer than Google lets anything run.
const ATTEMPTS = 150;

/** The interaction of a turn that goes on at Google, and costs, although nobody listens; null where none does. */
export function leftAtGoogle({ isBackground, isCalling, interactions }: Turn): string | null {
  const last = interactions.at(-1);
  const isLeft = isBackground && !isCalling && last !== undefined && !isSettled(last.status);
  return isLeft && last.id !== "" ? last.id : null;
}

/** Notes that nobody wants a background interaction any more: it is cancelled, whatever becomes of this process. */
export async function noteCancellation(interactionId: string): Promise<void> {
  const { db } = await database();
  await noteCancellations(db, [interactionId]);
}

export async function noteCancellations(
  db: Kysely<Schema>,
  interactionIds: readonly string[],
): Promise<void> {
  const { engine } = await database();
  const due = { attempts: 0, next_attempt_at: engine.now };
  await db
    .insertInto("cancellations")
    .values(interactionIds.map((interaction_id) => ({ interaction_id, ...due })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Cancels one that was noted, without waiting for its turn among others. */
export async function cancelNow(interactionId: string): Promise<void> {
  if (!(await isCancelled(interactionId))) return;
  const { db } = await database();
  await db.deleteFrom("cancellations").where("interaction_id", "=", interactionId).execute();
}

/** Cancels at Google what was stopped here. */
export async function cancelAtGoogle(): Promise<void> {
  await runErrands({
    table: "cancellations",
    firstWaitMs: 1_000,
    longestWaitMs: 60_000,
    attempts: ATTEMPTS,
    run: isCancelled,
  });
}

/** Whether it runs no more. A refusal alone does not say so: Google finds some interactions only after a while. */
async function isCancelled(interactionId: string): Promise<boolean> {
  try {
    await cancelInteraction(interactionId, AbortSignal.timeout(TIMEOUT_MS));
    return true;
  } catch {
    const { interaction, status } = await look(interactionId, AbortSignal.timeout(TIMEOUT_MS));
    return status === 404 || (interaction !== null && isSettled(interaction.status));
  }
}
