import { threadParams } from "@/lib/protocol/api";
import { previewShareSchema } from "@/lib/protocol/shares";
import { endpoint, owned, route } from "@/lib/server/http";
import { previewShare } from "@/lib/server/shares/preview-share";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    params: threadParams,
    body: previewShareSchema,
    handler: ({ owner, params, body }) => previewShare(owned(owner), params.threadId, body.headTurnId),
  }),
});
