import { endpoint, route } from "@/lib/server/http";
import { importConversation } from "@/lib/server/transfer/import-conversation";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    limit: "uploads",
    handler: async ({ ensureOwner, request }) => importConversation(await ensureOwner(), request),
  }),
});
