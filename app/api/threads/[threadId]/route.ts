import { threadParams, updateThreadSchema } from "@/lib/protocol/api";
import { deleteThread } from "@/lib/server/delete-thread";
import { endpoint, owned, route } from "@/lib/server/http";
import { getThread, updateThread } from "@/lib/server/threads";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    params: threadParams,
    handler: ({ owner, params }) => getThread(owned(owner), params.threadId),
  }),
  PATCH: endpoint({
    params: threadParams,
    body: updateThreadSchema,
    handler: ({ owner, params, body }) => updateThread(owned(owner), params.threadId, body),
  }),
  DELETE: endpoint({
    params: threadParams,
    async handler({ owner, params }) {
      await deleteThread(owned(owner), params.threadId);
      return {};
    },
  }),
});
