import { listThreadsSchema } from "@/lib/protocol/api";
import { endpoint, route } from "@/lib/server/http";
import { listThreads } from "@/lib/server/threads";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    body: listThreadsSchema,
    handler: async ({ owner, body }) =>
      owner ? listThreads(owner, body.cursor) : { threads: [], nextCursor: null },
  }),
});
