import { announceSchema } from "@/lib/protocol/api";
import { announceAttachment } from "@/lib/server/attachments/announce";
import { endpoint, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    body: announceSchema,
    limit: "uploads",
    handler: async ({ ensureOwner, body }) => announceAttachment(await ensureOwner(), body),
  }),
});
