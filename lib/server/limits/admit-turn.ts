import "server-only";
import { sql, type Transaction } from "kysely";
import type { Turn } from "@/lib/protocol/thread";
import type { Owner } from "@/lib/server/access/owner";
import type { Schema } from "@/lib/server/db/schema";
import { env } from "@/lib/server/env";
import { HttpError } from "@/lib/server/errors";
import { orUnavailable } from "./or-unavailable";
import { reserveTurn } from "./reserve";
import type { Spender } from "./spender";
import { takeWithin } from "./take";

/**
 * Holds a new turn against every limit, in the transaction that makes it. Throws `model_calls_off`,
 * `limit_reached`, `turns_at_once`, `spending_cap`, `own_limit`, or `ledger_unavailable` where that cannot be told.
 */
export async function admitTurn(
  tx: Transaction<Schema>,
  turn: Turn,
  spender: Spender & { owner: Owner },
): Promise<void> {
  await orUnavailable(async () => {
    // Of two turns of one owner the second waits here until it can see the first.
    await takeWithin(tx, "turns", spender);
    await checkTurnsAtOnce(tx, spender.owner);
    await reserveTurn(tx, turn, spender);
  });
}

/** The new one is among them. */
async function checkTurnsAtOnce(tx: Transaction<Schema>, owner: Owner): Promise<void> {
  const { running } = await tx
    .selectFrom("turns")
    .select(sql<number>`cast(count(*) as integer)`.as("running"))
    .where("owner_id", "=", owner.id)
    .where("settled_at", "is", null)
    .executeTakeFirstOrThrow();
  if (running > env().TURNS_AT_ONCE) throw new HttpError("turns_at_once");
}
