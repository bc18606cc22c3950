import "server-only";
import { sql } from "kysely";
import { database } from "./db/client";
import type { Schema } from "./db/schema";
import { errorFields, log } from "./log";

const DUE_AT_ONCE = 20;

/** Tables of what has to be done at Google about an interaction, as often as it takes. */
type Errands = { [K in keyof Schema]: "next_attempt_at" extends keyof Schema[K] ? K : never }[keyof Schema];

type Options = {
  table: Errands;
  /** How long after its first failure an errand is tried again; each wait is twice the one before. */
  firstWaitMs: number;
  longestWaitMs: number;
  /** After so many it is let go. */
  attempts: number;
  /** Whether nothing is left to do. */
  run(interactionId: string): Promise<boolean>;
};

/** Runs the errands that are due. What fails stays noted and is tried again later, by whichever process. */
export async function runErrands({ table, run, ...limits }: Options): Promise<void> {
  const { db, engine } = await database();
  const due = await db
    .selectFrom(table)
    .select(["interaction_id", "attempts"])
    .where("next_attempt_at", "<=", engine.now)
    .orderBy("next_attempt_at")
    .limit(DUE_AT_ONCE)
    .execute();
  for (const { interaction_id, attempts } of due) {
    if ((await isDone(table, run, interaction_id)) || attempts >= limits.attempts) {
      await db.deleteFrom(table).where("interaction_id", "=", interaction_id).execute();
      continue;
    }
    const wait = Math.min(limits.firstWaitMs * 2 ** attempts, limits.longestWaitMs);
    await db
      .updateTable(table)
      .set({ attempts: attempts + 1, next_attempt_at: sql<number>`${engine.now} + ${sql.lit(wait)}` })
      .where("interaction_id", "=", interaction_id)
      .execute();
  }
}

/** One that fails keeps none of the others waiting. */
async function isDone(table: Errands, run: Options["run"], interactionId: string): Promise<boolean> {
  try {
    return await run(interactionId);
  } catch (cause) {
    log.error({ errand: table, ...errorFields(cause) }, "an errand failed");
    return false;
  }
}
