import "server-only";
import type { Transaction } from "kysely";
import { turnSchema } from "@/lib/protocol/schemas";
import { batches } from "@/lib/server/db/batches";
import type { Schema } from "@/lib/server/db/schema";

/**
 * The interactions of a thread that others go on from as well, since one was forked from the other. Whichever goes
 * last takes them along: a fork outlives what it came from, and the other way round.
 */
export async function interactionsInCommon(
  tx: Transaction<Schema>,
  threadId: string,
): Promise<ReadonlySet<string>> {
  const turns = await tx
    .selectFrom("turns")
    .select(["id", "origin_id"])
    .where("thread_id", "=", threadId)
    .execute();
  const ids = new Set<string>();
  for (const batch of batches(turns.map(({ id, origin_id }) => origin_id ?? id))) {
    const others = await tx
      .selectFrom("turns")
      .select("turn")
      .where("thread_id", "!=", threadId)
      .where((eb) => eb.or([eb("id", "in", batch), eb("origin_id", "in", batch)]))
      .execute();
    for (const { turn } of others) {
      for (const { id } of turnSchema.parse(JSON.parse(turn)).interactions) ids.add(id);
    }
  }
  return ids;
}
