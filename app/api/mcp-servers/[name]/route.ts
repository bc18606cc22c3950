import { mcpServerParams, replaceMcpServerSchema } from "@/lib/protocol/api";
import { endpoint, owned, route } from "@/lib/server/http";
import { deleteMcpServer, replaceMcpServer } from "@/lib/server/mcp/mcp-servers";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  PUT: endpoint({
    params: mcpServerParams,
    body: replaceMcpServerSchema,
    handler: ({ owner, params, body }) => replaceMcpServer(owned(owner), params.name, body),
  }),
  DELETE: endpoint({
    params: mcpServerParams,
    async handler({ owner, params }) {
      await deleteMcpServer(owned(owner), params.name);
      return {};
    },
  }),
});
