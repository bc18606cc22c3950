import "server-only";
import type { Transaction } from "kysely";
import { searchesOf } from "@/lib/protocol/prices";
import { selectReceipt } from "@/lib/protocol/select";
import type { Turn } from "@/lib/protocol/thread";
import type { Schema } from "@/lib/server/db/schema";
import { MICRO } from "@/lib/server/limits/ledger";

type Row = Pick<Schema["turns"], "id" | "owner_id" | "created_at">;

/** Writes down what a settled turn has used, in the place of what was written before of it. */
export async function noteUsage(tx: Transaction<Schema>, row: Row, turn: Turn): Promise<void> {
  const { usage, price, target } = selectReceipt(turn);
  if (!usage) return;
  const used = {
    owner_id: row.owner_id,
    // Where it was used, also where its branch was deleted since.
    thread_id: turn.threadId,
    at: row.created_at,
    target: target.agent ?? target.model,
    input_tokens: (usage.total_input_tokens ?? 0) + (usage.total_tool_use_tokens ?? 0),
    cached_tokens: usage.total_cached_tokens ?? 0,
    output_tokens: (usage.total_output_tokens ?? 0) + (usage.total_thought_tokens ?? 0),
    searches: searchesOf(usage),
    micro_usd: price === null ? null : Math.round(price * MICRO),
  };
  await tx
    .insertInto("usages")
    .values({ turn_id: row.id, ...used })
    .onConflict((conflict) => conflict.column("turn_id").doUpdateSet(used))
    .execute();
}
