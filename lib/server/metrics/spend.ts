import "server-only";
import type { Turn } from "@/lib/protocol/thread";
import { selectPrice } from "@/lib/protocol/turn-price";
import { isDemo } from "@/lib/server/gemini/client";
import { spentToday } from "@/lib/server/limits/ledger";
import { metrics } from "./registry";

/** Counts what a turn has cost that is settled for good. One that waits for a person is counted when it goes on. */
export function countSpend(turn: Turn): void {
  if (turn.status === "requires_action" || isDemo()) return;
  metrics().spend.inc(selectPrice(turn) ?? 0);
}

/** The number by which the cap goes, read when it is asked for. Without the database it stays as it was. */
export async function readSpentToday(): Promise<void> {
  const usd = await spentToday().catch(() => null);
  if (usd !== null) metrics().spentToday.set(usd);
}
