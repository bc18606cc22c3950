import { type CreateAgent, type CreateAgentRequest, createAgentSchema } from "@/lib/protocol/api-agents";
import { newId } from "@/lib/protocol/id";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import type { Machines } from "@/lib/server/environments/test-machines";
import { listAgents } from "./list-agents";

export const BASE = "antigravity-preview-09-2026";

export const newAgentId = () =>
  `agent-${newId()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, "x")}`;

export function agentOf(fields: Partial<CreateAgentRequest> = {}): CreateAgent {
  return createAgentSchema.parse({ id: newAgentId(), baseAgent: BASE, ...fields });
}

/** The agent as Google has it; null where it does not. */
export async function atGoogle(machines: Machines, id: string): Promise<Record<string, unknown> | null> {
  const response = await machines.google(`/v1beta/agents/${id}`);
  return response.ok ? response.json() : null;
}

/** Makes one with the same key, and without this server. */
export const makeElsewhere = (machines: Machines, id: string, fields = {}) =>
  machines.google("/v1beta/agents", "POST", { id, base_agent: BASE, ...fields });

export const loseAtGoogle = (machines: Machines, id: string) =>
  machines.google(`/v1beta/agents/${id}`, "DELETE");

export const idsFor = async (who: Owner | null) => (await listAgents(who)).agents.map(({ id }) => id);

/** Lets an agent be from an hour ago. */
export async function grow(id: string): Promise<void> {
  const { db } = await database();
  await db
    .updateTable("agents")
    .set({ created_at: Date.now() - 3_600_000 })
    .where("id", "=", id)
    .execute();
}

/** The ids that are noted here as an owner's. */
export async function rowsOf(who: Owner): Promise<string[]> {
  const { db } = await database();
  const rows = await db.selectFrom("agents").select("id").where("owner_id", "=", who.id).execute();
  return rows.map(({ id }) => id);
}
