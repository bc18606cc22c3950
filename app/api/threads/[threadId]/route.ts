import { threadParams, threadPartSchema, updateThreadSchema } from "@/lib/protocol/api";
import { deleteThread } from "@/lib/server/delete-thread";
import { endpoint, owned, route } from "@/lib/server/http";
import { getThreadJson, updateThread } from "@/lib/server/threads";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    params: threadParams,
    body: threadPartSchema,
    async handler({ owner, params, body }) {
      const json = await getThreadJson(owned(owner), params.threadId, body.before);
      return new Response(json, { headers: { "content-type": "application/json" } });
    },
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
