import { createMcpServerSchema } from "@/lib/protocol/api";
import { endpoint, route } from "@/lib/server/http";
import { createMcpServer, listMcpServers } from "@/lib/server/mcp/mcp-servers";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    handler: async ({ owner }) => (owner ? listMcpServers(owner) : { servers: [] }),
  }),
  POST: endpoint({
    body: createMcpServerSchema,
    handler: async ({ ensureOwner, body }) => createMcpServer(await ensureOwner(), body),
  }),
});
