import { threadParams } from "@/lib/protocol/api";
import { createShareSchema } from "@/lib/protocol/shares";
import { endpoint, owned, route } from "@/lib/server/http";
import { createShare } from "@/lib/server/shares/create-share";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    limit: "shares",
    params: threadParams,
    body: createShareSchema,
    handler: ({ owner, params, body }) => createShare(owned(owner), params.threadId, body),
  }),
});
