import { agentParams } from "@/lib/protocol/api-agents";
import { deleteAgent } from "@/lib/server/agents/delete-agent";
import { getAgent } from "@/lib/server/agents/get-agent";
import { endpoint, owned, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    params: agentParams,
    handler: ({ owner, params }) => getAgent(owner, params.agentId),
  }),
  DELETE: endpoint({
    params: agentParams,
    async handler({ owner, params }) {
      await deleteAgent(owned(owner), params.agentId);
      return {};
    },
  }),
});
