import { createAgentSchema } from "@/lib/protocol/api-agents";
import { createAgent } from "@/lib/server/agents/create-agent";
import { listAgents } from "@/lib/server/agents/list-agents";
import { endpoint, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({ handler: ({ owner }) => listAgents(owner) }),
  POST: endpoint({
    body: createAgentSchema,
    handler: async ({ ensureOwner, body }) => createAgent(await ensureOwner(), body),
  }),
});
