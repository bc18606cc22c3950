import "server-only";
import type { Transaction } from "kysely";
import { whyNotTarget } from "@/lib/protocol/background";
import type { Target } from "@/lib/protocol/targets";
import type { Settings } from "@/lib/protocol/thread";
import { holdOwner, type Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import type { Schema } from "@/lib/server/db/schema";
import { env } from "@/lib/server/env";
import { HttpError } from "@/lib/server/errors";

/** Throws where this server, or the agent itself, does not answer its asker with these settings. */
export async function checkAgent(owner: Owner, settings: Settings, target: Target): Promise<void> {
  if (env().AGENTS === "off") throw new HttpError("agents_off", { field: "settings.agent" });
  if (whyNotTarget(settings, target)) throw new HttpError("agent_not_stored", { field: "settings.store" });
  const { db } = await database();
  const made = await db
    .selectFrom("agents")
    .select("owner_id")
    .where("id", "=", target.id)
    .executeTakeFirst();
  // Somebody else's agent is to its asker what no agent would be. One that was made here works in an environment,
  // whatever its id makes one think.
  const isUsable = !made || (made.owner_id === owner.id && target.agent?.kind === "antigravity");
  if (!isUsable) throw new HttpError("not_found");
}

/** A machine costs more than words do: an owner has only so many at work at once. */
export async function checkRoomForAgent(
  tx: Transaction<Schema>,
  owner: Owner,
  turnId: string,
): Promise<void> {
  // Of two that begin at once the second waits here until it can see the first.
  await holdOwner(tx, owner);
  const others = await tx
    .selectFrom("turns")
    .select("id")
    .where("owner_id", "=", owner.id)
    .where("settled_at", "is", null)
    .where("id", "!=", turnId)
    .where("agent", "is not", null)
    .where("agent", "not like", "deep-research-%preview-%")
    .limit(env().AGENT_RUNS_AT_ONCE)
    .execute();
  if (others.length >= env().AGENT_RUNS_AT_ONCE) throw new HttpError("agents_busy");
}
