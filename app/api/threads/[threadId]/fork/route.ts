import { threadParams } from "@/lib/protocol/api";
import { forkThreadSchema } from "@/lib/protocol/api-tree";
import { endpoint, owned, route } from "@/lib/server/http";
import { forkThread } from "@/lib/server/tree/fork-thread";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    limit: "uploads",
    params: threadParams,
    body: forkThreadSchema,
    handler: ({ owner, params, body }) => forkThread(owned(owner), params.threadId, body),
  }),
});
