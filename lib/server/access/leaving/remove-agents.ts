import "server-only";
import type { Owner } from "@/lib/server/access/owner";
import { dropAgent } from "@/lib/server/agents/agent-rows";
import { forgetListed } from "@/lib/server/agents/listed-agents";
import { database } from "@/lib/server/db/client";
import { deleteGoogleAgent } from "@/lib/server/gemini/agents";
import { toFailure } from "@/lib/server/gemini/failure";
import { errorFields, log } from "@/lib/server/log";

/** Deletes the agents of an owner who is deleted, at Google and then here. What fails there keeps its row. */
export async function removeAgentsOf(owner: Owner): Promise<void> {
  const { db } = await database();
  const agents = await db.selectFrom("agents").select("id").where("owner_id", "=", owner.id).execute();
  for (const { id } of agents) {
    try {
      await deleteGoogleAgent(id);
    } catch (cause) {
      if (toFailure(cause).status !== 404) {
        log.warn(errorFields(cause), "an agent is still to be deleted at Google");
        continue;
      }
    }
    await dropAgent(owner, id);
    forgetListed();
  }
}
