import "server-only";
import type { Transaction } from "kysely";
import type { Turn } from "@/lib/protocol/thread";
import type { Owner } from "@/lib/server/access/owner";
import type { Schema } from "@/lib/server/db/schema";

type Tree = {
  headTurnId: string | null;
  /** All turns by their ids, without what is in them. */
  nodes: Record<string, Pick<Turn, "id" | "parentId" | "createdAt">>;
};

/** The shape of a thread. */
export async function readTree(tx: Transaction<Schema>, owner: Owner, threadId: string): Promise<Tree> {
  const { head_turn_id: headTurnId } = await tx
    .selectFrom("threads")
    .select("head_turn_id")
    .where("id", "=", threadId)
    .where("owner_id", "=", owner.id)
    .executeTakeFirstOrThrow();
  const rows = await tx
    .selectFrom("turns")
    .select(["id", "parent_id as parentId", "created_at as createdAt"])
    .where("thread_id", "=", threadId)
    .where("owner_id", "=", owner.id)
    .execute();
  return { headTurnId, nodes: Object.fromEntries(rows.map((row) => [row.id, row])) };
}
