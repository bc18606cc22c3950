import "server-only";
import { createHash } from "node:crypto";
import { sql } from "kysely";
import { AGENTS_MAX, type CreateAgent } from "@/lib/protocol/api-agents";
import { holdOwner, type Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { HttpError } from "@/lib/server/errors";

// Longer than Google is waited for: from then on nobody is making it any more.
const AT_WORK_MS = 60_000;

/** Agents that were made here, by whom. The ids are Google's, so each is one agent, whoever asks. */
export async function listAgentOwners(): Promise<Map<string, string>> {
  const { db } = await database();
  const rows = await db.selectFrom("agents").select(["id", "owner_id"]).execute();
  return new Map(rows.map(({ id, owner_id }) => [id, owner_id]));
}

/** Whose an agent is; null where it was not made here. */
export async function ownerOfAgent(id: string): Promise<string | null> {
  const { db } = await database();
  const row = await db.selectFrom("agents").select("owner_id").where("id", "=", id).executeTakeFirst();
  return row?.owner_id ?? null;
}

/**
 * Notes an agent before Google is asked for it, so that nobody else can ask for one of its id. `isKnown` where the
 * owner has asked for the very same before. Throws `name_taken` and `too_many_agents`.
 */
export async function reserveAgent(owner: Owner, agent: CreateAgent): Promise<{ isKnown: boolean }> {
  const { db, engine } = await database();
  const row = { id: agent.id, owner_id: owner.id, request_hash: hashOf(agent) };
  return db.transaction().execute(async (tx) => {
    // Agents that are made at once are counted one after the other.
    await holdOwner(tx, owner);
    const made = await tx
      .insertInto("agents")
      .values({ ...row, created_at: engine.now })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .returning("id")
      .executeTakeFirst();
    const known = await tx.selectFrom("agents").selectAll().where("id", "=", row.id).executeTakeFirst();
    if (known?.owner_id !== row.owner_id || known.request_hash !== row.request_hash) {
      throw new HttpError("name_taken", { field: "id" });
    }
    const { agents } = await tx
      .selectFrom("agents")
      .select(sql<number>`cast(count(*) as integer)`.as("agents"))
      .where("owner_id", "=", owner.id)
      .executeTakeFirstOrThrow();
    if (made && agents > AGENTS_MAX) throw new HttpError("too_many_agents");
    return { isKnown: made === undefined };
  });
}

/** Forgets an agent of the owner's. */
export async function dropAgent(owner: Owner, id: string): Promise<void> {
  const { db } = await database();
  await db.deleteFrom("agents").where("id", "=", id).where("owner_id", "=", owner.id).execute();
}

/** Forgets an agent that Google does not have, unless it may only just be made. */
export async function forgetAgent(owner: Owner, id: string): Promise<void> {
  const { db, engine } = await database();
  await db
    .deleteFrom("agents")
    .where("id", "=", id)
    .where("owner_id", "=", owner.id)
    .where("created_at", "<", sql<number>`${engine.now} - ${sql.lit(AT_WORK_MS)}`)
    .execute();
}

/** Two requests for the same agent are the same text once they are checked: the schema orders their fields. */
export function hashOf(agent: CreateAgent): string {
  return createHash("sha256").update(JSON.stringify(agent)).digest("base64url");
}
